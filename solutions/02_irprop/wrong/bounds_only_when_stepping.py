"""tasks: 3
de: Du begrenzt nur den Schritt; das gemerkte Δ läuft über Δmax und unter Δmin hinaus. Die Schranken gelten für Δ
    selbst.
en: You bound the step only; the Δ you remember runs beyond Δmax and below Δmin. The bounds hold for Δ itself.
"""

import numpy as np


class IRpropMinus(IRpropMinus):
    def step(self, gradients):
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            product = self.previous[i] * g
            factor = np.where(product > 0, self.eta_plus, np.where(product < 0, self.eta_minus, 1.0))
            self.step_sizes[i] = self.step_sizes[i] * factor
            g = np.where(product < 0, 0.0, g)
            w -= np.sign(g) * np.clip(self.step_sizes[i], self.delta_min, self.delta_max)
            self.previous[i] = g
