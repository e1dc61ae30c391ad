"""tasks: 3, 4
de: min und max sind vertauscht: Nach oben begrenzt min(…, Δmax), nach unten max(…, Δmin).
en: min and max are swapped: min(…, Δmax) bounds from above, max(…, Δmin) from below.
"""

import numpy as np


class IRpropMinus(IRpropMinus):
    def step(self, gradients):
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            product = self.previous[i] * g
            grown = np.maximum(self.step_sizes[i] * self.eta_plus, self.delta_max)
            shrunk = np.minimum(self.step_sizes[i] * self.eta_minus, self.delta_min)
            self.step_sizes[i] = np.where(product > 0, grown, np.where(product < 0, shrunk, self.step_sizes[i]))
            g = np.where(product < 0, 0.0, g)
            w -= np.sign(g) * self.step_sizes[i]
            self.previous[i] = g
