"""tasks: 5
de: Auch training=False verändert bei dir die laufende Statistik. Führe sie nur im Training nach.
en: With you training=False changes the running statistics as well. Update them in training only.
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
            n = len(X)
            new = X.var(axis=0) * n / max(n - 1, 1)
            self.running_mean = (1 - self.momentum) * mean + self.momentum * X.mean(axis=0)
            self.running_var = (1 - self.momentum) * var + self.momentum * new
        std = np.sqrt(var + self.eps)
        x_hat = (X - mean) / std
        if training:
            self.x_hat, self.std = x_hat, std
        return self.gamma * x_hat + self.beta
