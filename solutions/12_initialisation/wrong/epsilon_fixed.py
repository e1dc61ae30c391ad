"""tasks: 4, 5, 6
de: Dein ε ist immer 1e-5. Nimm das eps, das im Konstruktor übergeben wird.
en: Your ε is always 1e-5. Take the eps that is passed to the constructor.
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
        std = np.sqrt(var + 1e-5)
        x_hat = (X - mean) / std
        if training:
            self.x_hat, self.std = x_hat, std
        return self.gamma * x_hat + self.beta
