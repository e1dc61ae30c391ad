"""Every product is an einsum; the training keeps the order of the data and starts from uniform numbers."""

import numpy as np


def sigmoid(x):
    return np.exp(-np.logaddexp(0, -x))


def hidden_probabilities(v, W, c):
    return sigmoid(np.einsum("ni,ji->nj", v, W) + c)


def visible_probabilities(h, W, b):
    return sigmoid(np.einsum("nj,ji->ni", h, W) + b)


def cd1_gradient(v0, W, b, c, u):
    ph0 = hidden_probabilities(v0, W, c)
    h0 = np.greater(ph0, u) * 1.0
    v1 = visible_probabilities(h0, W, b)
    ph1 = hidden_probabilities(v1, W, c)
    pairs = np.einsum("nj,ni->nji", ph0, v0) - np.einsum("nj,ni->nji", ph1, v1)
    return [np.mean(pairs, axis=0), np.mean(v0 - v1, axis=0), np.mean(ph0 - ph1, axis=0)]


def free_energy(v, W, b, c):
    x = np.einsum("ni,ji->nj", v, W) + c
    return -np.einsum("ni,i->n", v, b) - np.einsum("nj->n", np.logaddexp(x, 0))


def reconstruct(v, W, b, c):
    h = hidden_probabilities(v, W, c)
    return visible_probabilities(h, W, b)


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    W = rng.uniform(-0.02, 0.02, size=(n_hidden, V.shape[1]))
    b = np.zeros(V.shape[1])
    c = np.zeros(n_hidden)
    n_batches = -(-len(V) // batch_size)
    for _ in range(epochs):
        for k in range(n_batches):
            batch = V[k * batch_size : (k + 1) * batch_size]
            p = hidden_probabilities(batch, W, c)
            h = (rng.uniform(size=p.shape) < p).astype(float)
            rebuilt = visible_probabilities(h, W, b)
            q = hidden_probabilities(rebuilt, W, c)
            W += lr * (p.T @ batch - q.T @ rebuilt) / batch.shape[0]
            b += lr * np.mean(batch - rebuilt, axis=0)
            c += lr * np.mean(p - q, axis=0)
    return W, b, c
