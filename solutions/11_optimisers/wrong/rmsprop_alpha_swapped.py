"""tasks: 3
de: α und 1 − α sind vertauscht: α gehört zum alten v, 1 − α zum neuen g².
en: α and 1 − α are swapped: α belongs to the old v, 1 − α to the new g².
"""

import numpy as np


class RMSprop(RMSprop):
    def step(self, gradients):
        for w, v, g in zip(self.params, self.squares, gradients):
            v *= 1 - self.alpha
            v += self.alpha * g**2
            w -= self.lr * g / (np.sqrt(v) + self.eps)
