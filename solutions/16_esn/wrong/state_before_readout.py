"""tasks: 4
de: Du gibst (state, W_out) zurück. Vereinbart ist (W_out, state).
en: You return (state, W_out). We agreed on (W_out, state).
"""


def train_forecast(W, W_in, series, washout, ridge, leak=1.0):
    states = run(W, W_in, series, leak=leak)
    return states[-1].copy(), train_readout(states[washout:-1], series[washout + 1 :], ridge)
