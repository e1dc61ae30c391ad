"""tasks: 4
de: Das Reservoir sieht den letzten Wert nicht. Es läuft über die ganze Reihe, auch wenn er kein Paar mehr hat.
en: The reservoir does not see the last value. It runs through the whole series, although there is no pair for it.
"""


def train_forecast(W, W_in, series, washout, ridge, leak=1.0):
    states = run(W, W_in, series[:-1], leak=leak)
    return train_readout(states[washout:], series[washout + 1 :], ridge), states[-1].copy()
