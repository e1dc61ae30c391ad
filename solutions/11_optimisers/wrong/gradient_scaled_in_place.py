"""tasks: 2, 3, 4
de: Du nimmst die Gradienten des Aufrufers an Ort und Stelle mal (g *= …). Er braucht sie vielleicht noch; rechne
    mit einem neuen Array.
en: You multiply the caller's gradients in place (g *= …). They may still be needed; compute with a new array.
"""

import numpy as np


class SGD(SGD):
    def step(self, gradients):
        for w, g in zip(self.params, gradients):
            g *= self.lr
            w -= g


class Momentum(Momentum):
    def step(self, gradients):
        for w, m, g in zip(self.params, self.means, gradients):
            g *= 1 - self.beta
            m *= self.beta
            m += g
            w -= self.lr * m


class RMSprop(RMSprop):
    def step(self, gradients):
        for w, v, g in zip(self.params, self.squares, gradients):
            v *= self.alpha
            v += (1 - self.alpha) * g**2
            g *= self.lr
            w -= g / (np.sqrt(v) + self.eps)


class Adam(Adam):
    def step(self, gradients):
        kept = [g.copy() for g in gradients]
        for g in gradients:
            g *= 1 - self.beta1
        super().step(kept)
