"""tasks: 4, 5
de: γ und β kommen bei dir nicht vor, oder es sind immer die vom Anfang (1 und 0). Die Ausgabe ist γ · x̂ + β mit den
    Werten, die self.gamma und self.beta gerade haben.
en: γ and β do not occur in your forward, or they are always those of the start (1 and 0). The output is γ · x̂ + β with
    the values that self.gamma and self.beta have at the time.
"""

import numpy as np


class BatchNorm(BatchNorm):
    def forward(self, X, training):
        if training:
            mean, var = X.mean(axis=0), X.var(axis=0)
            unbiased = X.var(axis=0, ddof=1)
            self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * mean
            self.running_var = (1 - self.momentum) * self.running_var + self.momentum * unbiased
        else:
            mean, var = self.running_mean, self.running_var
        std = np.sqrt(var + self.eps)
        x_hat = (X - mean) / std
        if training:
            self.x_hat, self.std = x_hat, std
        return x_hat
