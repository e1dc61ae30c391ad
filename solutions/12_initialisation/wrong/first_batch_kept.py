"""tasks: 4, 5, 6
de: Du rechnest Mittelwert und Varianz nur beim ersten Stapel aus und behältst sie. Jeder Trainingsstapel hat seine
    eigenen.
en: You compute mean and variance for the first batch only and keep them. Every training batch has its own.
"""

import numpy as np


class BatchNorm(BatchNorm):
    statistics = None

    def forward(self, X, training):
        if training:
            if self.statistics is None:
                self.statistics = X.mean(axis=0), X.var(axis=0), X.var(axis=0, ddof=1)
            mean, var, unbiased = self.statistics
            self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * mean
            self.running_var = (1 - self.momentum) * self.running_var + self.momentum * unbiased
        else:
            mean, var = self.running_mean, self.running_var
        std = np.sqrt(var + self.eps)
        x_hat = (X - mean) / std
        if training:
            self.x_hat, self.std = x_hat, std
        return self.gamma * x_hat + self.beta
