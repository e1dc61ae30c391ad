"""tasks: 3
de: Du quadrierst den Mittelwert der Gradienten. Gemeint ist der Mittelwert der Quadrate: v = α v + (1 − α) g².
en: You square the mean of the gradients. Meant is the mean of the squares: v = α v + (1 − α) g².
"""

import numpy as np


class RMSprop(RMSprop):
    def step(self, gradients):
        for w, v, g in zip(self.params, self.squares, gradients):
            v *= self.alpha
            v += (1 - self.alpha) * g  # a mean of g
            w -= self.lr * g / (np.abs(v) + self.eps)
