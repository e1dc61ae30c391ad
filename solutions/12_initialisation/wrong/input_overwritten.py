"""tasks: 4, 5
de: forward überschreibt X (X -= … oder X /= …). Rechne mit neuen Arrays, der Aufrufer braucht seine Daten noch.
en: forward overwrites X (X -= … or X /= …). Compute with new arrays, the caller still needs their data.
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
        X -= mean
        X /= std
        x_hat = X.copy()
        if training:
            self.x_hat, self.std = x_hat, std
        return self.gamma * x_hat + self.beta
