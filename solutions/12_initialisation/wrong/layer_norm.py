"""tasks: 4, 5, 6
de: Du normierst jedes Muster für sich (axis=1). Batch-Normalisierung nimmt jedes Merkmal über alle Muster: axis=0.
en: You normalise every pattern on its own (axis=1). Batch normalisation takes every feature over all patterns:
    axis=0.
"""

import numpy as np


class BatchNorm(BatchNorm):
    def forward(self, X, training):
        if training:
            mean, var = X.mean(axis=1, keepdims=True), X.var(axis=1, keepdims=True)
            unbiased = X.var(axis=1, ddof=1, keepdims=True)
            self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * mean
            self.running_var = (1 - self.momentum) * self.running_var + self.momentum * unbiased
        else:
            mean, var = self.running_mean, self.running_var
        std = np.sqrt(var + self.eps)
        x_hat = (X - mean) / std
        if training:
            self.x_hat, self.std = x_hat, std
        return self.gamma * x_hat + self.beta
