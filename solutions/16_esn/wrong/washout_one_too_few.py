"""tasks: 4
de: Du lässt einen Zustand zu wenig weg. Der erste, der zählt, ist t = washout.
en: You leave out one state too few. The first one that counts is t = washout.
"""


def train_forecast(W, W_in, series, washout, ridge, leak=1.0):
    states = run(W, W_in, series, leak=leak)
    return train_readout(states[max(washout - 1, 0) : -1], series[max(washout - 1, 0) + 1 :], ridge), states[-1].copy()
