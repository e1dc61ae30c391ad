"""tasks: 3
de: Deine Schrittweiten wachsen über Δmax hinaus: Δ = min(η⁺·Δ, Δmax).
en: Your step sizes grow beyond Δmax: Δ = min(η⁺·Δ, Δmax).
"""

import numpy as np


class IRpropMinus(IRpropMinus):
    def step(self, gradients):
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            product = self.previous[i] * g
            factor = np.where(product > 0, self.eta_plus, np.where(product < 0, self.eta_minus, 1.0))
            self.step_sizes[i] = np.maximum(self.step_sizes[i] * factor, self.delta_min)
            g = np.where(product < 0, 0.0, g)
            w -= np.sign(g) * self.step_sizes[i]
            self.previous[i] = g
