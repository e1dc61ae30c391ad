"""tasks: 3, 4
de: Nach einem Vorzeichenwechsel merkst du dir nichts, und der alte Gradient bleibt stehen. Gemerkt wird dann die Null.
en: After a change of sign you store nothing, and the old gradient stays. The zero is to be remembered then.
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
            self.previous[i] = np.where(product < 0, self.previous[i], g)
