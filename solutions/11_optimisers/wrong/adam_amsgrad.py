"""tasks: 4
de: Du nimmst das größte v, das es bisher gab (AMSGrad). Adam nimmt das jetzige.
en: You take the largest v there has been so far (AMSGrad). Adam takes the present one.
"""

import numpy as np


class Adam(Adam):
    largest = None

    def step(self, gradients):
        self.t += 1
        self.largest = self.largest or [np.zeros_like(w) for w in self.params]
        for w, m, v, top, g in zip(self.params, self.means, self.squares, self.largest, gradients):
            m *= self.beta1
            m += (1 - self.beta1) * g
            v *= self.beta2
            v += (1 - self.beta2) * g**2
            np.maximum(top, v, out=top)
            m_hat, v_hat = m / (1 - self.beta1**self.t), top / (1 - self.beta2**self.t)
            w -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)
