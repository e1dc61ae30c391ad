"""tasks: 3, 4
de: Das ist Rprop⁺: Nach einem Vorzeichenwechsel nimmst du den letzten Schritt zurück. Bei iRprop⁻ bleibt das Gewicht
    dann einfach stehen.
en: This is Rprop⁺: after a change of sign you take the last step back. In iRprop⁻ the weight simply stands still.
"""

import numpy as np


class IRpropMinus(IRpropMinus):
    def step(self, gradients):
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            product = self.previous[i] * g
            factor = np.where(product > 0, self.eta_plus, np.where(product < 0, self.eta_minus, 1.0))
            self.step_sizes[i] = np.clip(self.step_sizes[i] * factor, self.delta_min, self.delta_max)
            g = np.where(product < 0, 0.0, g)
            w += np.where(product < 0, np.sign(self.previous[i]) * self.step_sizes[i] / factor, 0.0)
            w -= np.sign(g) * self.step_sizes[i]
            self.previous[i] = g
