"""tasks: 3, 4
de: Du gehst erst und passt Δ danach an. Die neue Schrittweite gilt schon für diesen Schritt.
en: You step first and adapt Δ afterwards. The new step size applies to this very step.
"""

import numpy as np


class IRpropMinus(IRpropMinus):
    def step(self, gradients):
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            product = self.previous[i] * g
            factor = np.where(product > 0, self.eta_plus, np.where(product < 0, self.eta_minus, 1.0))
            w -= np.sign(np.where(product < 0, 0.0, g)) * self.step_sizes[i]
            self.step_sizes[i] = np.clip(self.step_sizes[i] * factor, self.delta_min, self.delta_max)
            g = np.where(product < 0, 0.0, g)
            self.previous[i] = g
