"""tasks: 2, 3, 4
de: Alle Arrays teilen sich ein m (oder v). Jedes braucht ein eigenes: eine Liste mit np.zeros_like(w) für jedes w.
en: All arrays share one m (or v). Each needs its own: a list with np.zeros_like(w) for every w.
"""

import numpy as np


class Momentum(Momentum):
    m = 0.0

    def step(self, gradients):
        for w, g in zip(self.params, gradients):
            self.m = self.beta * self.m + (1 - self.beta) * g
            w -= self.lr * self.m


class RMSprop(RMSprop):
    v = 0.0

    def step(self, gradients):
        for w, g in zip(self.params, gradients):
            self.v = self.alpha * self.v + (1 - self.alpha) * g**2
            w -= self.lr * g / (np.sqrt(self.v) + self.eps)


class Adam(Adam):
    m = v = 0.0

    def step(self, gradients):
        self.t += 1
        for w, g in zip(self.params, gradients):
            self.m = self.beta1 * self.m + (1 - self.beta1) * g
            self.v = self.beta2 * self.v + (1 - self.beta2) * g**2
            m_hat, v_hat = self.m / (1 - self.beta1**self.t), self.v / (1 - self.beta2**self.t)
            w -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)
