"""tasks: 5
de: Mit training=False fehlt bei dir β. Beide, γ und β, wirken auch dann.
en: With training=False your β is missing. Both, γ and β, act then as well.
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
        if not training:
            return self.gamma * x_hat
        return self.gamma * x_hat + self.beta
