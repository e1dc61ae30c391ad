"""One matrix [W_in, W] for everything, the readout by least squares on a longer system, weights ±1."""

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    W = rng.choice([-1.0, 0.0, 1.0], size=(n, n), p=[density / 2, 1 - density, density / 2])
    return W / max(abs(np.linalg.eig(W)[0])) * spectral_radius


def run(W, W_in, inputs, state=None, leak=1.0):
    n = len(W)
    whole = np.hstack([W_in, W])
    states = np.zeros((len(inputs) + 1, n))
    if state is not None:
        states[0] = state
    for t in range(len(inputs)):
        net = whole @ np.concatenate(([1.0], inputs[t], states[t]))
        states[t + 1] = states[t] + leak * (np.tanh(net) - states[t])
    return states[1:]


def train_readout(states, targets, ridge):
    T, n = states.shape
    above = np.c_[np.ones(T), states]
    below = np.sqrt(ridge) * np.identity(n + 1)
    solution, *_ = np.linalg.lstsq(np.r_[above, below], np.r_[targets, np.zeros((n + 1, targets.shape[1]))], rcond=None)
    return solution.T


def train_forecast(W, W_in, series, washout, ridge, leak=1.0):
    states = run(W, W_in, series[:-1], leak=leak)
    W_out = train_readout(states[washout:], series[1 + washout :], ridge)
    return W_out, run(W, W_in, series[-1:], states[-1], leak).ravel()


def free_run(W, W_in, W_out, state, steps, leak=1.0):
    # the output is put into the reservoir: W_in W_out is a second recurrent matrix
    k = len(W_out)
    constant = W_in[:, 0] + W_in[:, 1:] @ W_out[:, 0]
    closed = W + W_in[:, 1:] @ W_out[:, 1:]
    states = [state]
    for _ in range(steps - 1):
        states.append((1 - leak) * states[-1] + leak * np.tanh(constant + closed @ states[-1]))
    return np.c_[np.ones(steps), states] @ W_out.T.reshape(-1, k)


def state_distances(W, W_in, inputs, state_a, state_b, leak=1.0):
    whole = np.array([run(W, W_in, inputs, start, leak) for start in (state_a, state_b)])
    return np.sqrt(np.sum(np.diff(whole, axis=0)[0] ** 2, axis=-1))
