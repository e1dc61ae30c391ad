"""tasks: 4
de: Du gibst alle Zustände zurück. Gefragt ist der letzte, mit der Form (n,).
en: You return all states. Asked for is the last one, of shape (n,).
"""


def train_forecast(W, W_in, series, washout, ridge, leak=1.0):
    states = run(W, W_in, series, leak=leak)
    return train_readout(states[washout:-1], series[washout + 1 :], ridge), states
