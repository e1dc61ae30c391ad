"""tasks: 4
de: Du schneidest die ersten Werte ab, bevor das Reservoir sie sieht. Es läuft über alle; nur gelernt wird später.
en: You cut off the first values before the reservoir sees them. It runs through all; only learning begins later.
"""


def train_forecast(W, W_in, series, washout, ridge, leak=1.0):
    rest = series[washout:]
    states = run(W, W_in, rest, leak=leak)
    return train_readout(states[:-1], rest[1:], ridge), states[-1].copy()
