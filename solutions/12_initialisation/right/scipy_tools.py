"""scipy: normal numbers by the inverse of their distribution function, the polar decomposition, einsum for the sums."""

import numpy as np
from scipy.linalg import polar
from scipy.special import ndtri


def standard(shape, rng):
    return ndtri(rng.uniform(np.finfo(float).tiny, 1.0, size=shape))


def normal_init(n_in, n_out, std, rng):
    return standard((n_in, n_out), rng) * std


def xavier_uniform(n_in, n_out, rng):
    a = np.sqrt(6) / np.sqrt(n_in + n_out)
    return rng.uniform(low=-a, high=a, size=(n_in, n_out))


def he_normal(n_in, n_out, rng):
    return standard((n_in, n_out), rng) * np.sqrt(2 / n_in)


def orthogonal(n_in, n_out, rng):
    return polar(standard((n_in, n_out), rng))[0]


class BatchNorm:
    def __init__(self, n_features, momentum=0.1, eps=1e-5):
        self.gamma, self.running_var = np.ones((2, n_features))
        self.beta, self.running_mean = np.zeros((2, n_features))
        self.keep, self.eps = 1.0 - momentum, eps

    def forward(self, X, training):
        if training:
            N = X.shape[0]
            mean = np.einsum("nf->f", X) / N
            centred = X - mean
            squares = np.einsum("nf,nf->f", centred, centred)
            self.running_mean = self.keep * self.running_mean + (1.0 - self.keep) * mean
            self.running_var = self.keep * self.running_var + (1.0 - self.keep) * squares / (N - 1)
            self.inverse = (squares / N + self.eps) ** -0.5
            self.x_hat = np.einsum("nf,f->nf", centred, self.inverse)
            return np.einsum("nf,f->nf", self.x_hat, self.gamma) + self.beta
        return (
            np.einsum("nf,f->nf", X - self.running_mean, self.gamma * (self.running_var + self.eps) ** -0.5) + self.beta
        )

    def backward(self, grad_out):
        N = len(grad_out)
        dbeta = np.einsum("nf->f", grad_out)
        dgamma = np.einsum("nf,nf->f", grad_out, self.x_hat)
        inner = N * grad_out - dbeta - np.einsum("nf,f->nf", self.x_hat, dgamma)
        return np.einsum("nf,f->nf", inner, self.gamma * self.inverse / N), dgamma, dbeta
