"""Generators and accumulate; the dual form of ridge regression where there are fewer states than weights."""

from itertools import accumulate, islice

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    mask = rng.uniform(size=(n, n)) <= density
    np.fill_diagonal(mask, False)  # no neuron is connected with itself
    W = np.where(mask, rng.uniform(-0.5, 0.5, size=(n, n)), 0.0)
    return spectral_radius * W / np.sort(np.abs(np.linalg.eigvals(W)))[-1]


def stepper(W, W_in, leak):
    def step(x, u):
        return x * (1 - leak) + np.tanh(np.dot(W_in, [1.0, *u]) + np.dot(W, x)) * leak

    return step


def run(W, W_in, inputs, state=None, leak=1.0):
    start = 0 * W[0] if state is None else state
    return np.array(list(islice(accumulate(inputs, stepper(W, W_in, leak), initial=start), 1, None)))


def train_readout(states, targets, ridge):
    X = np.pad(states, ((0, 0), (1, 0)), constant_values=1.0)
    T, columns = X.shape
    if T < columns:
        return targets.T @ np.linalg.solve(X @ X.T + ridge * np.eye(T), X)
    return targets.T @ X @ np.linalg.inv(X.T @ X + ridge * np.eye(columns))


def train_forecast(W, W_in, series, washout, ridge, leak=1.0):
    *states, last = run(W, W_in, series, leak=leak)
    return train_readout(np.array(states[washout:]), series[washout + 1 :], ridge), last


def outputs(W, W_in, W_out, x, leak):
    step = stepper(W, W_in, leak)
    while True:
        y = W_out @ np.array([1.0, *x])
        yield y
        x = step(x, y)


def free_run(W, W_in, W_out, state, steps, leak=1.0):
    return np.vstack(list(islice(outputs(W, W_in, W_out, state, leak), steps)))


def state_distances(W, W_in, inputs, state_a, state_b, leak=1.0):
    step, pair, distances = stepper(W, W_in, leak), (state_a, state_b), []
    for u in inputs:
        pair = tuple(step(x, u) for x in pair)
        distances.append(abs(complex(np.linalg.norm(pair[0] - pair[1]))))
    return np.array(distances)
