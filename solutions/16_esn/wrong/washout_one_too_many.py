"""tasks: 4
de: Du lässt einen Zustand zu viel weg. Der erste, der zählt, ist t = washout.
en: You leave out one state too many. The first one that counts is t = washout.
"""


def train_forecast(W, W_in, series, washout, ridge, leak=1.0):
    states = run(W, W_in, series, leak=leak)
    return train_readout(states[washout + 1 : -1], series[washout + 2 :], ridge), states[-1].copy()
