"""tasks: 3
de: Bei g = 0 lässt du alles, wie es war. Auch eine Null wird gemerkt: Das nächste Produkt ist dann 0, und Δ bleibt.
en: At g = 0 you leave everything as it was. A zero is remembered as well: the next product is then 0, and Δ stays.
"""

import numpy as np


class IRpropMinus(IRpropMinus):
    def step(self, gradients):
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            product = self.previous[i] * g
            factor = np.where(product > 0, self.eta_plus, np.where(product < 0, self.eta_minus, 1.0))
            self.step_sizes[i] = np.clip(self.step_sizes[i] * factor, self.delta_min, self.delta_max)
            g = np.where(product < 0, 0.0, g)
            w -= np.sign(g) * self.step_sizes[i]
            self.previous[i] = np.where((g == 0) & (product == 0), self.previous[i], g)
