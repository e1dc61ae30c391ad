"""tasks: 3
de: Du merkst dir das Array des Aufrufers statt einer Kopie. Schreibt er den nächsten Gradienten hinein, hat sich auch
    dein gemerkter geändert: g.copy().
en: You remember the caller's array instead of a copy. When they write the next gradient into it, the one you remember
    has changed as well: g.copy().
"""

import numpy as np


class IRpropMinus(IRpropMinus):
    def step(self, gradients):
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            product = self.previous[i] * g
            factor = np.where(product > 0, self.eta_plus, np.where(product < 0, self.eta_minus, 1.0))
            self.step_sizes[i] = np.clip(self.step_sizes[i] * factor, self.delta_min, self.delta_max)
            w -= np.sign(np.where(product < 0, 0.0, g)) * self.step_sizes[i]
            self.previous[i] = np.where(product < 0, 0.0, g) if np.any(product < 0) else g
