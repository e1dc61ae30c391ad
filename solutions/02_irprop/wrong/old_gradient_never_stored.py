"""tasks: 3, 4
de: Du merkst dir den Gradienten nie. Am Ende jedes Schritts wird aus g der alte Gradient, sonst bleibt Δ für immer
    Δ0.
en: You never remember the gradient. At the end of every step g becomes the old gradient, otherwise Δ stays Δ0 for
    ever.
"""

import numpy as np


class IRpropMinus(IRpropMinus):
    def step(self, gradients):
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            product = self.previous[i] * g
            factor = np.where(product > 0, self.eta_plus, np.where(product < 0, self.eta_minus, 1.0))
            self.step_sizes[i] = np.clip(self.step_sizes[i] * factor, self.delta_min, self.delta_max)
            g = np.where(product < 0, 0.0, g)
            w -= np.sign(g) * self.step_sizes[i]
