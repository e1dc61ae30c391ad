"""tasks: 4
de: Du korrigierst nur v. Auch m beginnt bei 0: m̂ = m / (1 − β₁ᵗ).
en: You correct v only. m begins at 0, too: m̂ = m / (1 − β₁ᵗ).
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
            w -= self.lr * m / (np.sqrt(v / (1 - self.beta2**self.t)) + self.eps)
