"""tasks: 3, 4
de: Du hast eine Schrittweite je Array. Jedes einzelne Gewicht hat seine eigene: Δ hat die Form des Arrays.
en: You have one step size per array. Every single weight has its own: Δ has the shape of the array.
"""

import numpy as np


class IRpropMinus(IRpropMinus):
    def step(self, gradients):
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            product = np.full(g.shape, np.sum(self.previous[i] * g))
            factor = np.where(product > 0, self.eta_plus, np.where(product < 0, self.eta_minus, 1.0))
            self.step_sizes[i] = np.clip(self.step_sizes[i] * factor, self.delta_min, self.delta_max)
            g = np.where(product < 0, 0.0, g)
            w -= np.sign(g) * self.step_sizes[i]
            self.previous[i] = g
