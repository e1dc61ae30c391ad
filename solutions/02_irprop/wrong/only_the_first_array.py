"""tasks: 3, 4
de: Dein return steht in der Schleife über die Arrays, also bewegt sich nur das erste. Rücke es aus.
en: Your return stands inside the loop over the arrays, so only the first one moves. Move it out.
"""

import numpy as np


class IRpropMinus:
    def __init__(self, params, eta_plus=1.2, eta_minus=0.5, delta_zero=0.1, delta_min=1e-6, delta_max=50.0):
        self.params = params
        self.settings = eta_plus, eta_minus, delta_min, delta_max
        self.memory = [(np.full(w.shape, delta_zero), np.zeros_like(w)) for w in params]

    def step(self, gradients):
        eta_plus, eta_minus, delta_min, delta_max = self.settings
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            size, old = self.memory[i]
            product = old * g
            grown, shrunk = np.minimum(size * eta_plus, delta_max), np.maximum(size * eta_minus, delta_min)
            size = np.where(product > 0, grown, np.where(product < 0, shrunk, size))
            old = np.where(product < 0, 0.0, g)
            self.memory[i] = size, old
            w -= np.sign(old) * size
            return
