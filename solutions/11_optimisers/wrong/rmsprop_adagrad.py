"""tasks: 3
de: Du summierst die Quadrate, statt sie zu mitteln. Das ist Adagrad: Die Schritte werden immer kürzer. Richtig ist
    v = α v + (1 − α) g².
en: You sum the squares instead of taking a running mean. That is Adagrad: the steps become ever shorter. Right is v
    = α v + (1 − α) g².
"""

import numpy as np


class RMSprop(RMSprop):
    def step(self, gradients):
        for w, v, g in zip(self.params, self.squares, gradients):
            v += g**2
            w -= self.lr * g / (np.sqrt(v) + self.eps)
