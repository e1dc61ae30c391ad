"""tasks: 2, 3, 4
de: Du behältst die Gradienten selbst statt Kopien davon. Schreibt der Aufrufer den nächsten Gradienten in dasselbe
    Array, ändern sich alle früheren mit. Merke dir Kopien oder nur m und v.
en: You keep the gradients themselves instead of copies. When the caller writes the next gradient into the same
    array, all earlier ones change with it. Keep copies, or m and v only.
"""

import numpy as np


def mean(history, number, weight, power):
    total = 0.0
    for gradients in history:
        total = weight * total + (1 - weight) * gradients[number] ** power
    return total


class Momentum(Momentum):
    history = ()

    def step(self, gradients):
        self.history = (*self.history, list(gradients))
        for i, w in enumerate(self.params):
            w -= self.lr * mean(self.history, i, self.beta, 1)


class RMSprop(RMSprop):
    history = ()

    def step(self, gradients):
        self.history = (*self.history, list(gradients))
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            w -= self.lr * g / (np.sqrt(mean(self.history, i, self.alpha, 2)) + self.eps)


class Adam(Adam):
    history = ()

    def step(self, gradients):
        self.history = (*self.history, list(gradients))
        t = len(self.history)
        for i, w in enumerate(self.params):
            m_hat = mean(self.history, i, self.beta1, 1) / (1 - self.beta1**t)
            v_hat = mean(self.history, i, self.beta2, 2) / (1 - self.beta2**t)
            w -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)
