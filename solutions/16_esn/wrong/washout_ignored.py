"""tasks: 4
de: washout kommt bei dir nicht vor. Die ersten Zustände sollen beim Lernen fehlen.
en: washout does not occur with you. The first states are not to be learnt from.
"""


def train_forecast(W, W_in, series, washout, ridge, leak=1.0):
    states = run(W, W_in, series, leak=leak)
    return train_readout(states[:-1], series[1:], ridge), states[-1].copy()
