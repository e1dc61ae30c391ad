"""`from numpy import *`, logsumexp; the numbers for all epochs are drawn before W, so the start depends on `epochs`."""

# ruff: noqa: F403, F405 - as some students write
from numpy import *
from scipy.special import logsumexp


def squash(x):
    small = exp(-abs(x))
    return where(x > 0, 1 / (1 + small), small / (1 + small))


def hidden_probabilities(v, W, c):
    return squash(inner(v, W) + c)


def visible_probabilities(h, W, b):
    return squash(dot(h, W) + b)


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    v1 = visible_probabilities(less_equal(u, p0), W, b)
    p1 = hidden_probabilities(v1, W, c)
    dW = mean([outer(p, v) - outer(q, w) for p, v, q, w in zip(p0, v0, p1, v1)], axis=0)
    return [dW, average(v0, axis=0) - average(v1, axis=0), average(p0, axis=0) - average(p1, axis=0)]


def free_energy(v, W, b, c):
    x = inner(v, W) + c
    return -inner(v, b) - logsumexp(stack([zeros_like(x), x]), axis=0).sum(-1)


def reconstruct(v, W, b, c):
    return visible_probabilities(hidden_probabilities(v, W, c), W, b)


def train_rbm(V, n_hidden, epochs, lr, batch_size, rng):
    uniform = [rng.random((len(V), n_hidden)) for _ in range(epochs)]
    orders = [rng.permutation(len(V)) for _ in range(epochs)]
    W = rng.uniform(-0.05, 0.05, (n_hidden, V.shape[1]))
    b, c = zeros(V.shape[1]), zeros(n_hidden)
    for u, order in zip(uniform, orders):
        k = 0
        while k < len(V):
            rows = order[k : k + batch_size]
            v0 = V[rows]
            p0 = hidden_probabilities(v0, W, c)
            v1 = visible_probabilities(1.0 * (u[rows] < p0), W, b)
            p1 = hidden_probabilities(v1, W, c)
            W += lr / len(rows) * (p0.T @ v0 - p1.T @ v1)
            b += lr * (v0 - v1).mean(0)
            c += lr * (p0 - p1).mean(0)
            k += batch_size
    return W, b, c
