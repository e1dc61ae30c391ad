"""tasks: 3
de: Bei dir ist v nach dem ersten Schritt g². Verlangt ist der Anfang v = 0, also (1 − α) g² nach dem ersten
    Schritt.
en: With you v is g² after the first step. Asked for is the start v = 0, so (1 − α) g² after the first step.
"""

import numpy as np


class RMSprop(RMSprop):
    started = False

    def step(self, gradients):
        for w, v, g in zip(self.params, self.squares, gradients):
            v[...] = self.alpha * v + (1 - self.alpha) * g**2 if self.started else g**2
            w -= self.lr * g / (np.sqrt(v) + self.eps)
        self.started = True
