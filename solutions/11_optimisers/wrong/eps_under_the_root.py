"""tasks: 3, 4
de: ε steht bei dir unter der Wurzel. Richtig ist √v + ε, bei Adam √v̂ + ε.
en: Your ε stands under the root. Right is √v + ε, with Adam √v̂ + ε.
"""

import numpy as np


class RMSprop(RMSprop):
    def step(self, gradients):
        for w, v, g in zip(self.params, self.squares, gradients):
            v *= self.alpha
            v += (1 - self.alpha) * g**2
            w -= self.lr * g / np.sqrt(v + self.eps)


class Adam(Adam):
    def step(self, gradients):
        self.t += 1
        for w, m, v, g in zip(self.params, self.means, self.squares, gradients):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat, v_hat = m / (1 - self.beta1**self.t), v / (1 - self.beta2**self.t)
            w -= self.lr * m_hat / np.sqrt(v_hat + self.eps)
