"""Everything in columns, as in the literature: states (n, T), W_out = Y Xᵀ (X Xᵀ + λ1)⁻¹ by singular values."""

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    W = np.zeros((n, n))
    for _ in range(round(density * n * n)):
        i, j = rng.integers(n, size=2)
        while W[i, j] != 0:
            i, j = rng.integers(n, size=2)
        W[i, j] = rng.laplace()
    return W * (spectral_radius / np.linalg.norm(np.linalg.eigvals(W), np.inf))


def run(W, W_in, inputs, state=None, leak=1.0):
    driven = W_in[:, :1] + W_in[:, 1:] @ inputs.T
    X = np.zeros((len(W), len(inputs)))
    x = np.zeros((len(W), 1)) if state is None else state.reshape(-1, 1)
    for t in range(len(inputs)):
        x = (1 - leak) * x + leak * np.tanh(driven[:, t : t + 1] + W @ x)
        X[:, t : t + 1] = x
    return X.T.copy()


def train_readout(states, targets, ridge):
    X = np.concatenate([np.ones((1, len(states))), states.T])
    U, s, Vt = np.linalg.svd(X, full_matrices=False)
    return targets.T @ Vt.T @ np.diag(s / (s * s + ridge)) @ U.T


def train_forecast(W, W_in, series, washout, ridge, leak=1.0):
    X = run(W, W_in, series, np.zeros(len(W)), leak)
    use = np.arange(washout, len(series) - 1)
    return train_readout(X[use], series[use + 1], ridge), X[-1]


def free_run(W, W_in, W_out, state, steps, leak=1.0):
    if steps == 1:
        return (W_out @ np.r_[1.0, state])[None]
    y = free_run(W, W_in, W_out, state, 1, leak)
    for _ in range(steps - 1):
        state = run(W, W_in, y[-1:], state, leak)[0]
        y = np.append(y, free_run(W, W_in, W_out, state, 1, leak), axis=0)
    return y


def state_distances(W, W_in, inputs, state_a, state_b, leak=1.0):
    gap = run(W, W_in, inputs, state_a, leak) - run(W, W_in, inputs, state_b, leak)
    return np.einsum("tj,tj->t", gap, gap) ** 0.5
