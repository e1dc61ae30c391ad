import numpy as np


def sigmoid(x):
    small = np.exp(-np.abs(x))
    return np.where(x < 0, small, 1) / (1 + small)


def hidden_probabilities(v, W, c):
    return sigmoid(np.inner(v, W) + c)


def visible_probabilities(h, W, b):
    return sigmoid(np.tensordot(h, W, axes=(1, 0)) + b)


def cd1_gradient(v0, W, b, c, u):
    n = len(v0)
    dW, dc, db = np.zeros(W.shape), np.zeros(c.shape), np.zeros(b.shape)
    for v, zufall in zip(v0, u):
        p = hidden_probabilities(v[None, :], W, c)[0]
        h = np.array([1.0 if z < q else 0.0 for z, q in zip(zufall, p)])
        v_neu = visible_probabilities(h[None, :], W, b)[0]
        p_neu = hidden_probabilities(v_neu[None, :], W, c)[0]
        dW += np.outer(p, v) - np.outer(p_neu, v_neu)
        dc += p - p_neu
        db += v - v_neu
    return dW / n, dc / n, db / n


def free_energy(v, W, b, c):
    x = np.inner(v, W) + c
    softplus = np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))
    return -np.inner(v, b) - np.sum(softplus, axis=-1)


def reconstruct(v, W, b, c):
    h = hidden_probabilities(v, W, c)
    return visible_probabilities(h, W, b)


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    W = rng.normal(scale=0.01, size=(n_hidden, V.shape[1]))
    b, c = np.zeros(V.shape[1]), np.zeros(n_hidden)
    for _ in range(epochs):
        order = list(rng.permutation(len(V)))
        while order:
            now, order = order[:batch_size], order[batch_size:]
            dW, dc, db = cd1_gradient(V[now], W, b, c, rng.random((len(now), n_hidden)))
            W, b, c = W + lr * dW, b + lr * db, c + lr * dc
    return W, b, c
