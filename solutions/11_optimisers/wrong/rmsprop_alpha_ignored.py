"""tasks: 3
de: Du rechnest immer mit α = 0,9. Merke dir alpha in __init__ und benutze es in step.
en: You always compute with α = 0.9. Remember alpha in __init__ and use it in step.
"""

import numpy as np


class RMSprop(RMSprop):
    def step(self, gradients):
        for w, v, g in zip(self.params, self.squares, gradients):
            v *= 0.9
            v += 0.1 * g**2
            w -= self.lr * g / (np.sqrt(v) + self.eps)
