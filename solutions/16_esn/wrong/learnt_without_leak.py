"""tasks: 4
de: Beim Lernen läuft dein Reservoir ohne leak. Gib es an run weiter.
en: While learning your reservoir runs without leak. Pass it on to run.
"""


def train_forecast(W, W_in, series, washout, ridge, leak=1.0):
    states = run(W, W_in, series)
    return train_readout(states[washout:-1], series[washout + 1 :], ridge), states[-1].copy()
