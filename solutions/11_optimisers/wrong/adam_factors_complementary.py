"""tasks: 4
de: β und 1 − β sind vertauscht: β₁ und β₂ gehören zum Alten, 1 − β₁ und 1 − β₂ zum Neuen.
en: β and 1 − β are swapped: β₁ and β₂ belong to the old, 1 − β₁ and 1 − β₂ to the new.
"""

import numpy as np


class Adam(Adam):
    def step(self, gradients):
        self.t += 1
        for w, m, v, g in zip(self.params, self.means, self.squares, gradients):
            m *= 1 - self.beta1
            m += self.beta1 * g
            v *= 1 - self.beta2
            v += self.beta2 * g**2
            m_hat, v_hat = m / (1 - self.beta1**self.t), v / (1 - self.beta2**self.t)
            w -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)
