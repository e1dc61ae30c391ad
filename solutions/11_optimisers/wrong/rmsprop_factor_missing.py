"""tasks: 3
de: In deinem v fehlt der Faktor (1 − α) vor g².
en: The factor (1 − α) before g² is missing in your v.
"""

import numpy as np


class RMSprop(RMSprop):
    def step(self, gradients):
        for w, v, g in zip(self.params, self.squares, gradients):
            v *= self.alpha
            v += g**2
            w -= self.lr * g / (np.sqrt(v) + self.eps)
