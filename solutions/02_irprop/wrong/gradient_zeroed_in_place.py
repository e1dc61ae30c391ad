"""tasks: 3
de: Du setzt den Gradienten im Array des Aufrufers auf null. Arbeite auf einer Kopie: g = g.copy() oder np.where.
en: You set the gradient to zero in the caller's array. Work on a copy: g = g.copy() or np.where.
"""

import numpy as np


class IRpropMinus(IRpropMinus):
    def step(self, gradients):
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            product = self.previous[i] * g
            factor = np.where(product > 0, self.eta_plus, np.where(product < 0, self.eta_minus, 1.0))
            self.step_sizes[i] = np.clip(self.step_sizes[i] * factor, self.delta_min, self.delta_max)
            g[product < 0] = 0.0
            w -= np.sign(g) * self.step_sizes[i]
            self.previous[i] = g.copy()
