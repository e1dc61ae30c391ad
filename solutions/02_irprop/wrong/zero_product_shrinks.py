"""tasks: 3, 4
de: Du verkleinerst Δ auch beim Produkt 0. Dann bleibt Δ, wie es ist: im ersten Schritt, nach jeder Pause und wenn g
    null ist.
en: You shrink Δ at the product 0 as well. Then Δ stays as it is: in the first step, after every pause, and when g is
    zero.
"""

import numpy as np


class IRpropMinus(IRpropMinus):
    def step(self, gradients):
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            product = self.previous[i] * g
            factor = np.where(product > 0, self.eta_plus, self.eta_minus)
            self.step_sizes[i] = np.clip(self.step_sizes[i] * factor, self.delta_min, self.delta_max)
            g = np.where(product < 0, 0.0, g)
            w -= np.sign(g) * self.step_sizes[i]
            self.previous[i] = g
