"""tasks: 3, 4
de: Das ist Rprop⁻, wie es in der Vorlesung steht: Nach einem Vorzeichenwechsel gehst du sofort weiter. Bei iRprop⁻ wird
    der Gradient dann null gesetzt, das Gewicht bleibt einmal stehen.
en: This is Rprop⁻, as the lecture has it: after a change of sign you go on at once. In iRprop⁻ the gradient is then
    set to zero, the weight stands still once.
"""

import numpy as np


class IRpropMinus(IRpropMinus):
    def step(self, gradients):
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            product = self.previous[i] * g
            factor = np.where(product > 0, self.eta_plus, np.where(product < 0, self.eta_minus, 1.0))
            self.step_sizes[i] = np.clip(self.step_sizes[i] * factor, self.delta_min, self.delta_max)
            w -= np.sign(g) * self.step_sizes[i]
            self.previous[i] = g.copy()
