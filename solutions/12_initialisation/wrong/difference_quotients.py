"""tasks: 6
de: Du rechnest dX mit Differenzenquotienten. Das ist eine gute Probe, aber auf neun Stellen zu ungenau; nimm die
    Formel.
en: You compute dX by difference quotients. That is a good test, but too inexact for nine digits; take the formula.
"""

import numpy as np


class BatchNorm(BatchNorm):
    def forward(self, X, training):
        if training:
            self.X = X.copy()
        return super().forward(X, training)

    def output(self, X):
        return self.gamma * (X - X.mean(axis=0)) / np.sqrt(X.var(axis=0) + self.eps) + self.beta

    def backward(self, grad_out):
        dX, h = np.empty_like(self.X), 1e-5
        for index in np.ndindex(*self.X.shape):
            above, below = self.X.copy(), self.X.copy()
            above[index] += h
            below[index] -= h
            dX[index] = (grad_out * (self.output(above) - self.output(below))).sum() / (2 * h)
        _, dgamma, dbeta = super().backward(grad_out)
        return dX, dgamma, dbeta
