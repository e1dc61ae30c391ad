"""tasks: 3, 4
de: Du überschreibst den gemerkten Gradienten, bevor du vergleichst. So vergleichst du g mit sich selbst, und Δ wächst
    immer.
en: You overwrite the remembered gradient before you compare. So you compare g with itself, and Δ always grows.
"""

import numpy as np


class IRpropMinus(IRpropMinus):
    def step(self, gradients):
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            self.previous[i] = g.copy()
            product = self.previous[i] * g
            factor = np.where(product > 0, self.eta_plus, np.where(product < 0, self.eta_minus, 1.0))
            self.step_sizes[i] = np.clip(self.step_sizes[i] * factor, self.delta_min, self.delta_max)
            g = np.where(product < 0, 0.0, g)
            w -= np.sign(g) * self.step_sizes[i]
