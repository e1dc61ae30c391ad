"""tasks: 3
de: Du mittelst g² über das ganze Array. Jede einzelne Zahl hat ein eigenes v.
en: You average g² over the whole array. Every single number has a v of its own.
"""

import numpy as np


class RMSprop(RMSprop):
    def step(self, gradients):
        for w, v, g in zip(self.params, self.squares, gradients):
            v *= self.alpha
            v += (1 - self.alpha) * np.mean(g**2)
            w -= self.lr * g / (np.sqrt(v) + self.eps)
