"""Loops over single neurons, Gaussian elimination by hand, a fixed share of weights."""

import math

import numpy as np


def reservoir(n, density, spectral_radius, rng):
    places = rng.permutation(n * n)[: round(density * n * n)]
    W = np.zeros(n * n)
    for place in places:
        W[place] = rng.uniform(-1, 1)
    W = W.reshape(n, n)
    largest = 0.0
    for value in np.linalg.eigvals(W):
        largest = max(largest, math.hypot(value.real, value.imag))
    return W * spectral_radius / largest


def run(W, W_in, inputs, state=None, leak=1.0):
    n = W.shape[0]
    senders = [[(i, W[j, i]) for i in np.flatnonzero(W[j])] for j in range(n)]
    x = [0.0] * n if state is None else [float(v) for v in state]
    rows = []
    for u in inputs.tolist():
        new = []
        for j in range(n):
            net = W_in[j, 0]
            for i in range(len(u)):
                net += W_in[j, i + 1] * u[i]
            for i, weight in senders[j]:
                net += weight * x[i]
            new.append((1 - leak) * x[j] + leak * math.tanh(net))
        x = new
        rows.append(x)
    return np.array(rows)


def eliminate(A, B):
    """The solution of A X = B for a positive definite A, without pivoting."""
    A, B = A.copy(), B.copy()
    n = len(A)
    for i in range(n):
        factors = A[i + 1 :, i] / A[i, i]
        A[i + 1 :] -= np.outer(factors, A[i])
        B[i + 1 :] -= np.outer(factors, B[i])
    X = np.zeros_like(B)
    for i in reversed(range(n)):
        X[i] = (B[i] - A[i, i + 1 :] @ X[i + 1 :]) / A[i, i]
    return X


def train_readout(states, targets, ridge):
    X = np.ones((states.shape[0], states.shape[1] + 1))
    X[:, 1:] = states
    A = X.T @ X
    for i in range(len(A)):
        A[i, i] += ridge
    return eliminate(A, X.T @ targets).T


def train_forecast(W, W_in, series, washout, ridge, leak=1.0):
    states = run(W, W_in, series, None, leak)
    seen, targets = [], []
    for t in range(washout, len(series) - 1):
        seen.append(states[t])
        targets.append(series[t + 1])
    return [train_readout(np.array(seen), np.array(targets), ridge), states[-1]]


def free_run(W, W_in, W_out, state, steps, leak=1.0):
    result = []
    for _ in range(steps):
        y = [row[0] + sum(row[1:] * state) for row in W_out]
        result.append(y)
        state = run(W, W_in, np.array([y]), state, leak)[0]
    return np.array(result)


def state_distances(W, W_in, inputs, state_a, state_b, leak=1.0):
    one, two = run(W, W_in, inputs, state_a, leak), run(W, W_in, inputs, state_b, leak)
    return np.array([math.dist(a, b) for a, b in zip(one, two)])
