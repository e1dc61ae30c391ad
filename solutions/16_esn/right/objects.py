"""A reservoir as an object that holds its state, Cholesky, and the same number of connections in every row."""

import numpy as np
from scipy.linalg import cho_factor, cho_solve


class Reservoir:
    def __init__(self, W, W_in, leak, state=None):
        self.W, self.W_in, self.leak = W, W_in, leak
        self.x = np.zeros(W.shape[0]) if state is None else np.array(state)

    def step(self, u):
        drive = self.W_in @ np.insert(u, 0, 1.0) + self.W @ self.x
        self.x = np.average([self.x, np.tanh(drive)], axis=0, weights=[1 - self.leak, self.leak])
        return self.x

    def through(self, inputs):
        return np.stack([self.step(u) for u in inputs])


def reservoir(n, density, spectral_radius, rng):
    W = np.zeros((n, n))
    # n * density need not be whole: the rest is spread over the rows by chance
    whole, rest = divmod(n * density, 1.0)
    for row in W:
        count = int(whole) + int(rng.random() < rest)
        columns = rng.choice(n, size=count, replace=False)
        row[columns] = rng.standard_normal(count)
    W /= np.abs(np.linalg.eigvals(W)).max()
    W *= spectral_radius
    return W


def run(W, W_in, inputs, state=None, leak=1.0):
    return Reservoir(W, W_in, leak, state).through(inputs)


def train_readout(states, targets, ridge):
    X = np.insert(states, 0, 1.0, axis=1)
    gram = X.T.dot(X)
    gram[np.diag_indices_from(gram)] += ridge
    return cho_solve(cho_factor(gram), X.T.dot(targets)).T


def train_forecast(W, W_in, series, washout, ridge, leak=1.0):
    net = Reservoir(W, W_in, leak)
    states = net.through(series)
    return train_readout(states[:-1][washout:], series[1:][washout:], ridge), net.x


def free_run(W, W_in, W_out, state, steps, leak=1.0):
    net = Reservoir(W, W_in, leak, state)
    outputs = []
    while len(outputs) < steps:
        outputs.append(W_out @ np.insert(net.x, 0, 1.0))
        net.step(outputs[-1])
    return np.array(outputs)


def state_distances(W, W_in, inputs, state_a, state_b, leak=1.0):
    one, two = Reservoir(W, W_in, leak, state_a), Reservoir(W, W_in, leak, state_b)
    return np.array([np.linalg.norm(one.step(u) - two.step(u)) for u in inputs])
