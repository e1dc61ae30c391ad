"""tasks: 5
de: Du addierst momentum · neu, ohne den alten Wert mit (1 − momentum) malzunehmen.
en: You add momentum · new without multiplying the old value by (1 − momentum).
"""

import numpy as np


class BatchNorm(BatchNorm):
    def forward(self, X, training):
        if training:
            mean, var = X.mean(axis=0), X.var(axis=0)
            unbiased = X.var(axis=0, ddof=1)
            self.running_mean = self.running_mean + self.momentum * mean
            self.running_var = self.running_var + self.momentum * unbiased
        else:
            mean, var = self.running_mean, self.running_var
        std = np.sqrt(var + self.eps)
        x_hat = (X - mean) / std
        if training:
            self.x_hat, self.std = x_hat, std
        return self.gamma * x_hat + self.beta
