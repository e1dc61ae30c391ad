"""tasks: 5
de: Du bildest den Durchschnitt über alle bisherigen Stapel. Verlangt ist (1 − momentum) · alt + momentum · neu.
en: You take the average over all batches so far. (1 − momentum) · old + momentum · new is asked for.
"""

import numpy as np


class BatchNorm(BatchNorm):
    batches = 0

    def forward(self, X, training):
        if training:
            self.batches += 1
            share = 1 / self.batches
            mean, var = X.mean(axis=0), X.var(axis=0)
            unbiased = X.var(axis=0, ddof=1)
            self.running_mean = (1 - share) * self.running_mean + share * mean
            self.running_var = (1 - share) * self.running_var + share * unbiased
        else:
            mean, var = self.running_mean, self.running_var
        std = np.sqrt(var + self.eps)
        x_hat = (X - mean) / std
        if training:
            self.x_hat, self.std = x_hat, std
        return self.gamma * x_hat + self.beta
