"""tasks: 3, 4
de: Du nimmst den Schritt mit dem Gradienten mal. Bei Rprop zählt nur sein Vorzeichen: w − sign(g)·Δ.
en: You multiply the step by the gradient. In Rprop only its sign counts: w − sign(g)·Δ.
"""

import numpy as np


class IRpropMinus(IRpropMinus):
    def step(self, gradients):
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            product = self.previous[i] * g
            factor = np.where(product > 0, self.eta_plus, np.where(product < 0, self.eta_minus, 1.0))
            self.step_sizes[i] = np.clip(self.step_sizes[i] * factor, self.delta_min, self.delta_max)
            g = np.where(product < 0, 0.0, g)
            w -= g * self.step_sizes[i]
            self.previous[i] = g
