"""tasks: 3
de: Du teilst durch die Wurzel aus dem alten v und erneuerst es erst danach. Zuerst v, dann der Schritt.
en: You divide by the root of the old v and renew it afterwards. First v, then the step.
"""

import numpy as np


class RMSprop(RMSprop):
    def step(self, gradients):
        for w, v, g in zip(self.params, self.squares, gradients):
            w -= self.lr * g / (np.sqrt(v) + self.eps)
            v *= self.alpha
            v += (1 - self.alpha) * g**2
