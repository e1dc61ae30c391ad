"""tasks: 4
de: Du merkst dir m̂ und v̂ statt m und v. Korrigiert wird nur für den Schritt; weitergerechnet wird mit m und v.
en: You store m̂ and v̂ instead of m and v. The correction is for the step only; m and v are what goes on.
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
            m /= 1 - self.beta1**self.t
            v /= 1 - self.beta2**self.t
            w -= self.lr * m / (np.sqrt(v) + self.eps)
