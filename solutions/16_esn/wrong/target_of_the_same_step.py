"""tasks: 4
de: Du lernst den Wert, den das Netz gerade gesehen hat. Das Ziel zu Zustand t ist series[t + 1].
en: You learn the value that the network has just seen. The target for state t is series[t + 1].
"""


def train_forecast(W, W_in, series, washout, ridge, leak=1.0):
    states = run(W, W_in, series, leak=leak)
    return train_readout(states[washout:], series[washout:], ridge), states[-1].copy()
