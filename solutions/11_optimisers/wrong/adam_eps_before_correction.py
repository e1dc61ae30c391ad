"""tasks: 4
de: Bei dir wird ε mitkorrigiert: (√v + ε) / √(1 − β₂ᵗ). Korrigiere zuerst v und zähle dann ε dazu: √v̂ + ε.
en: With you ε is corrected as well: (√v + ε) / √(1 − β₂ᵗ). Correct v first and add ε then: √v̂ + ε.
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
            rate = self.lr * np.sqrt(1 - self.beta2**self.t) / (1 - self.beta1**self.t)
            w -= rate * m / (np.sqrt(v) + self.eps)
