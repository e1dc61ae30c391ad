"""tasks: 3, 4
de: Nach einem Vorzeichenwechsel bleibt dein Gewicht richtig stehen, aber du merkst dir den ursprünglichen Gradienten.
    Gemerkt wird die Null; sonst folgt im nächsten Schritt wieder ein Produkt ungleich null.
en: After a change of sign your weight stands still as it should, but you remember the original gradient. The zero is
    remembered; otherwise the next product is not zero.
"""

import numpy as np


class IRpropMinus(IRpropMinus):
    def step(self, gradients):
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            product = self.previous[i] * g
            factor = np.where(product > 0, self.eta_plus, np.where(product < 0, self.eta_minus, 1.0))
            self.step_sizes[i] = np.clip(self.step_sizes[i] * factor, self.delta_min, self.delta_max)
            w -= np.sign(np.where(product < 0, 0.0, g)) * self.step_sizes[i]
            self.previous[i] = g.copy()
