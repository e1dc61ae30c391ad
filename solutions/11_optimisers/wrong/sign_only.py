"""tasks: 2
de: Du gehst immer gleich weit und beachtest nur das Vorzeichen des Gradienten. Die Länge des Schritts ist lr · g.
en: You always go equally far and heed only the sign of the gradient. The length of the step is lr · g.
"""

import numpy as np


class SGD(SGD):
    def step(self, gradients):
        for w, g in zip(self.params, gradients):
            w -= self.lr * np.sign(g)


class Momentum(Momentum):
    def step(self, gradients):
        for w, m, g in zip(self.params, self.means, gradients):
            m *= self.beta
            m += (1 - self.beta) * g
            w -= self.lr * np.sign(m)
