"""tasks: 4
de: Dein Ziel ist der übernächste Wert. Das Ziel zu Zustand t ist series[t + 1].
en: Your target is the value after the next one. The target for state t is series[t + 1].
"""


def train_forecast(W, W_in, series, washout, ridge, leak=1.0):
    states = run(W, W_in, series, leak=leak)
    return train_readout(states[washout:-2], series[washout + 2 :], ridge), states[-1].copy()
