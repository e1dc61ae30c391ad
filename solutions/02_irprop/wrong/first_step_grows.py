"""tasks: 3, 4
de: Dein erster Schritt ist schon vergrößert. Am Anfang ist der gemerkte Gradient 0, und alle Gewichte gehen um Δ0.
en: Your first step has grown already. At the start the remembered gradient is 0, and all weights move by Δ0.
"""

import numpy as np


class IRpropMinus(IRpropMinus):
    def step(self, gradients):
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            product = (self.previous[i] if hasattr(self, "started") else g) * g
            factor = np.where(product > 0, self.eta_plus, np.where(product < 0, self.eta_minus, 1.0))
            self.step_sizes[i] = np.clip(self.step_sizes[i] * factor, self.delta_min, self.delta_max)
            g = np.where(product < 0, 0.0, g)
            w -= np.sign(g) * self.step_sizes[i]
            self.previous[i] = g
        self.started = True
