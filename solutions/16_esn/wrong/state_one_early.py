"""tasks: 4
de: Du gibst den vorletzten Zustand zurück. Der letzte hat die ganze Reihe gesehen.
en: You return the last state but one. The last one has seen the whole series.
"""


def train_forecast(W, W_in, series, washout, ridge, leak=1.0):
    states = run(W, W_in, series, leak=leak)
    return train_readout(states[washout:-1], series[washout + 1 :], ridge), states[-2].copy()
