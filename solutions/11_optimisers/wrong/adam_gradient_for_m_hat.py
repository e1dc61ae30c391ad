"""tasks: 4
de: Im Zähler steht bei dir der Gradient g. Dorthin gehört m̂, sonst ist es nur RMSprop.
en: Your numerator is the gradient g. m̂ belongs there, otherwise it is merely RMSprop.
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
            w -= self.lr * g / (np.sqrt(v / (1 - self.beta2**self.t)) + self.eps)
