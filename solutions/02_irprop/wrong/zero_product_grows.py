"""tasks: 3, 4
de: Du behandelst das Produkt 0 wie gleiches Vorzeichen. Bei 0 bleibt Δ, wie es ist, auch im ersten Schritt und nach
    jeder Pause.
en: You treat the product 0 like equal signs. At 0 the step size stays, in the first step as well and after every
    pause.
"""

import numpy as np


class IRpropMinus(IRpropMinus):
    def step(self, gradients):
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            product = self.previous[i] * g
            factor = np.where(product >= 0, self.eta_plus, np.where(product < 0, self.eta_minus, 1.0))
            self.step_sizes[i] = np.clip(self.step_sizes[i] * factor, self.delta_min, self.delta_max)
            g = np.where(product < 0, 0.0, g)
            w -= np.sign(g) * self.step_sizes[i]
            self.previous[i] = g
