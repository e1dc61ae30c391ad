"""tasks: 4
de: Du lernst den Wert davor: Das Ziel zu Zustand t ist series[t + 1] und nicht series[t − 1].
en: You learn the value before: the target for state t is series[t + 1] and not series[t − 1].
"""


def train_forecast(W, W_in, series, washout, ridge, leak=1.0):
    states = run(W, W_in, series, leak=leak)
    return train_readout(states[washout + 1 :], series[washout:-1], ridge), states[-1].copy()
