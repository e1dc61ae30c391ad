"""tasks: 4, 5, 6
de: Du nimmst einen Mittelwert und eine Varianz für den ganzen Stapel. Jedes Merkmal hat seine eigenen: axis=0.
en: You take one mean and one variance for the whole batch. Every feature has its own: axis=0.
"""

import numpy as np


class BatchNorm(BatchNorm):
    def forward(self, X, training):
        if training:
            mean, var = X.mean(), X.var()
            unbiased = X.var(ddof=1)
            self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * mean
            self.running_var = (1 - self.momentum) * self.running_var + self.momentum * unbiased
        else:
            mean, var = self.running_mean, self.running_var
        std = np.sqrt(var + self.eps)
        x_hat = (X - mean) / std
        if training:
            self.x_hat, self.std = x_hat, std
        return self.gamma * x_hat + self.beta
