"""tasks: 4
de: Das letzte Paar fehlt: t läuft bis T − 2, das letzte Ziel ist der letzte Wert.
en: The last pair is missing: t runs up to T − 2, the last target is the last value.
"""


def train_forecast(W, W_in, series, washout, ridge, leak=1.0):
    states = run(W, W_in, series, leak=leak)
    return train_readout(states[washout:-2], series[washout + 1 : -1], ridge), states[-1].copy()
