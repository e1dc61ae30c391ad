"""tasks: 3
de: Deine Schrittweiten schrumpfen unter Δmin: Δ = max(η⁻·Δ, Δmin).
en: Your step sizes shrink below Δmin: Δ = max(η⁻·Δ, Δmin).
"""

import numpy as np


class IRpropMinus(IRpropMinus):
    def step(self, gradients):
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            product = self.previous[i] * g
            factor = np.where(product > 0, self.eta_plus, np.where(product < 0, self.eta_minus, 1.0))
            self.step_sizes[i] = np.minimum(self.step_sizes[i] * factor, self.delta_max)
            g = np.where(product < 0, 0.0, g)
            w -= np.sign(g) * self.step_sizes[i]
            self.previous[i] = g
