"""tasks: 3
de: Du korrigierst v mit 1/(1 − αᵗ). Das gehört zu Adam; hier steht √v im Nenner.
en: You correct v by 1/(1 − αᵗ). That belongs to Adam; here √v stands in the denominator.
"""

import numpy as np


class RMSprop(RMSprop):
    t = 0

    def step(self, gradients):
        self.t += 1
        for w, v, g in zip(self.params, self.squares, gradients):
            v *= self.alpha
            v += (1 - self.alpha) * g**2
            w -= self.lr * g / (np.sqrt(v / (1 - self.alpha**self.t)) + self.eps)
