"""tasks: 3, 4
de: η⁺ und η⁻ sind vertauscht: Bei gleichem Vorzeichen wächst Δ, bei einem Wechsel schrumpft es.
en: η⁺ and η⁻ are swapped: with equal signs Δ grows, at a change it shrinks.
"""

import numpy as np


class IRpropMinus(IRpropMinus):
    def step(self, gradients):
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            product = self.previous[i] * g
            factor = np.where(product > 0, self.eta_minus, np.where(product < 0, self.eta_plus, 1.0))
            self.step_sizes[i] = np.clip(self.step_sizes[i] * factor, self.delta_min, self.delta_max)
            g = np.where(product < 0, 0.0, g)
            w -= np.sign(g) * self.step_sizes[i]
            self.previous[i] = g
