"""tasks: 2, 3, 4
de: Zwei Optimierer teilen sich ihr Gedächtnis: m, v (oder t) gehören der Klasse oder einer globalen Variablen. Lege
    sie in __init__ mit self. an.
en: Two optimisers share their memory: m, v (or t) belong to the class or to a global variable. Create them in
    __init__ with self.
"""

import numpy as np


class Momentum(Momentum):
    means = {}

    def __init__(self, params, lr, beta):
        self.params, self.lr, self.beta = params, lr, beta

    def step(self, gradients):
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            self.means[i] = self.beta * self.means.get(i, 0.0) + (1 - self.beta) * g
            w -= self.lr * self.means[i]


class RMSprop(RMSprop):
    squares = {}

    def __init__(self, params, lr, alpha, eps):
        self.params, self.lr, self.alpha, self.eps = params, lr, alpha, eps

    def step(self, gradients):
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            self.squares[i] = self.alpha * self.squares.get(i, 0.0) + (1 - self.alpha) * g**2
            w -= self.lr * g / (np.sqrt(self.squares[i]) + self.eps)


class Adam(Adam):
    state = {"t": 0}

    def step(self, gradients):
        self.state["t"] += 1
        t = self.state["t"]
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            m, v = self.state.get(i, (0.0, 0.0))
            m, v = self.beta1 * m + (1 - self.beta1) * g, self.beta2 * v + (1 - self.beta2) * g**2
            self.state[i] = m, v
            w -= self.lr * (m / (1 - self.beta1**t)) / (np.sqrt(v / (1 - self.beta2**t)) + self.eps)
