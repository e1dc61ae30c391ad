"""tasks: 5
de: Mit training=False rechnest du mit dem Mittelwert und der Varianz des Stapels. Dann gelten running_mean und
    running_var.
en: With training=False you compute with mean and variance of the batch. running_mean and running_var apply then.
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
            mean, var = X.mean(axis=0), X.var(axis=0)
        std = np.sqrt(var + self.eps)
        x_hat = (X - mean) / std
        if training:
            self.x_hat, self.std = x_hat, std
        return self.gamma * x_hat + self.beta
