"""tasks: 3
de: Schrittweiten und alte Gradienten stehen in einem dict der Klasse und überleben ihren Optimierer: Ein neuer für
    dieselben Arrays beginnt nicht bei Δ0. Lege sie in __init__ als self.… an.
en: Step sizes and old gradients are in a dict of the class and outlive their optimiser: a new one for the same arrays
    does not start at Δ0. Create them in __init__ as self.….
"""

import numpy as np


class IRpropMinus:
    memory = {}

    def __init__(self, params, eta_plus=1.2, eta_minus=0.5, delta_zero=0.1, delta_min=1e-6, delta_max=50.0):
        self.params = params
        self.settings = eta_plus, eta_minus, delta_min, delta_max
        self.delta_zero = delta_zero

    def step(self, gradients):
        eta_plus, eta_minus, delta_min, delta_max = self.settings
        for w, g in zip(self.params, gradients):
            size, old = self.memory.get(id(w), (np.full(w.shape, self.delta_zero), np.zeros_like(w)))
            product = old * g
            grown, shrunk = np.minimum(size * eta_plus, delta_max), np.maximum(size * eta_minus, delta_min)
            size = np.where(product > 0, grown, np.where(product < 0, shrunk, size))
            old = np.where(product < 0, 0.0, g)
            self.memory[id(w)] = size, old
            w -= np.sign(old) * size
