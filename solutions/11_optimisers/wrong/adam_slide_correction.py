"""tasks: 4
de: Du teilst durch 1 − β statt durch 1 − βᵗ, wie es auf der Folie steht. t ist die Nummer des Schritts und beginnt
    bei 1.
en: You divide by 1 − β instead of 1 − βᵗ, as the slide has it. t is the number of the step and begins with 1.
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
            m_hat, v_hat = m / (1 - self.beta1), v / (1 - self.beta2)
            w -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)
