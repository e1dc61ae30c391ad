"""tasks: 4, 6
de: Du normierst mit der Varianz, die durch N − 1 teilt. Normiert wird mit 1/N (X.var(axis=0)); N − 1 gehört nur in
    running_var.
en: You normalise with the variance divided by N − 1. It is normalised with 1/N (X.var(axis=0)); N − 1 belongs in
    running_var only.
"""

import numpy as np


class BatchNorm(BatchNorm):
    def forward(self, X, training):
        if training:
            mean, var = X.mean(axis=0), X.var(axis=0, ddof=1)
            unbiased = X.var(axis=0, ddof=1)
            self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * mean
            self.running_var = (1 - self.momentum) * self.running_var + self.momentum * unbiased
        else:
            mean, var = self.running_mean, self.running_var
        std = np.sqrt(var + self.eps)
        x_hat = (X - mean) / std
        if training:
            self.x_hat, self.std = x_hat, std
        return self.gamma * x_hat + self.beta
