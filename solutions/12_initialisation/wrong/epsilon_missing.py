"""tasks: 4, 5, 6
de: Bei dir fehlt ε. Ist ein Merkmal konstant, teilst du durch 0: √(var + ε).
en: ε is missing. Where a feature is constant, you divide by 0: √(var + ε).
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
        with np.errstate(all="ignore"):
            std = np.sqrt(var)
        x_hat = (X - mean) / std
        if training:
            self.x_hat, self.std = x_hat, std
        return self.gamma * x_hat + self.beta
