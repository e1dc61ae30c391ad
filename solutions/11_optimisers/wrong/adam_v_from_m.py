"""tasks: 4
de: Dein v mittelt m² statt g². Es gehört das Quadrat des Gradienten selbst hinein.
en: Your v averages m² instead of g². The square of the gradient itself belongs there.
"""

import numpy as np


class Adam(Adam):
    def step(self, gradients):
        self.t += 1
        for w, m, v, g in zip(self.params, self.means, self.squares, gradients):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * m**2
            m_hat, v_hat = m / (1 - self.beta1**self.t), v / (1 - self.beta2**self.t)
            w -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)
