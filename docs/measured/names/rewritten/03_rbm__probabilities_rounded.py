import numpy as np


def sigmoid(x):
    result = np.empty(np.shape(x))
    for place in np.ndindex(result.shape):
        e = np.exp(-abs(x[place]))
        p = 1 / (1 + e) if x[place] >= 0 else e / (1 + e)
        result[place] = float(f"{p:.6f}")
    return result


def hidden_probabilities(v, W, c):
    return sigmoid(np.inner(v, W) + c)


def visible_probabilities(h, W, b):
    return sigmoid(np.tensordot(h, W, axes=(1, 0)) + b)


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    v1 = visible_probabilities(np.where(p0 > u, 1.0, 0.0), W, b)
    p1 = hidden_probabilities(v1, W, c)
    n = v0.shape[0]
    return (p0.T.dot(v0) - p1.T.dot(v1)) / n, np.average(v0 - v1, axis=0), np.average(p0 - p1, axis=0)


def free_energy(v, W, b, c):
    x = np.inner(v, W) + c
    softplus = np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))
    return -np.inner(v, b) - np.sum(softplus, axis=-1)


def reconstruct(v, W, b, c):
    h = hidden_probabilities(v, W, c)
    return visible_probabilities(h, W, b)


def batches(V, size, rng):
    shuffled = V[rng.permutation(V.shape[0])]
    while shuffled.size:
        yield shuffled[:size]
        shuffled = shuffled[size:]


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    W = 0.01 * rng.standard_normal((n_hidden, V.shape[1]))
    b, c = np.zeros(V.shape[1]), np.zeros(n_hidden)
    for _ in range(epochs):
        for v0 in batches(V, batch_size, rng):
            u = rng.random((v0.shape[0], n_hidden))
            dW, db, dc = cd1_gradient(v0, W, b, c, u)
            W, b, c = W + lr * dW, b + lr * db, c + lr * dc
    return W, b, c
