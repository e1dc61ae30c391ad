"""tasks: 3, 4
de: Du rechnest immer mit ε = 10⁻⁸. Merke dir eps in __init__ und benutze es in step.
en: You always compute with ε = 10⁻⁸. Remember eps in __init__ and use it in step.
"""

import numpy as np


class RMSprop(RMSprop):
    def step(self, gradients):
        for w, v, g in zip(self.params, self.squares, gradients):
            v *= self.alpha
            v += (1 - self.alpha) * g**2
            w -= self.lr * g / (np.sqrt(v) + 1e-8)


class Adam(Adam):
    def step(self, gradients):
        self.t += 1
        for w, m, v, g in zip(self.params, self.means, self.squares, gradients):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            m_hat, v_hat = m / (1 - self.beta1**self.t), v / (1 - self.beta2**self.t)
            w -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-8)
