"""tasks: 4
de: Du korrigierst nur m. Auch v beginnt bei 0: v̂ = v / (1 − β₂ᵗ).
en: You correct m only. v begins at 0, too: v̂ = v / (1 − β₂ᵗ).
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
            w -= self.lr * m / (1 - self.beta1**self.t) / (np.sqrt(v) + self.eps)
