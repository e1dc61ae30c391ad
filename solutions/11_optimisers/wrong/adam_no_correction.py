"""tasks: 4
de: Die Korrektur fehlt: m̂ = m / (1 − β₁ᵗ) und v̂ = v / (1 − β₂ᵗ).
en: The correction is missing: m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ).
"""

import numpy as np


class Adam(Adam):
    def step(self, gradients):
        self.t += 1
        for w, m, v, g in zip(self.params, self.means, self.squares, gradients):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            w -= self.lr * m / (np.sqrt(v) + self.eps)
