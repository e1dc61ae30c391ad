"""tasks: 4
shows: nan
de: Dein t ist im ersten Schritt 0, du teilst also durch 1 − β⁰ = 0. Der erste Schritt hat die Nummer 1.
en: Your t is 0 in the first step, so you divide by 1 − β⁰ = 0. The first step has the number 1.
"""

import numpy as np


class Adam(Adam):
    def step(self, gradients):
        t, self.t = self.t, self.t + 1
        for w, m, v, g in zip(self.params, self.means, self.squares, gradients):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat, v_hat = m / np.float64(1 - self.beta1**t), v / np.float64(1 - self.beta2**t)
            w -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)
