"""tasks: 5
de: Der erste Stapel wird bei dir ganz übernommen. Auch er zählt nur mit dem Gewicht momentum.
en: You take over the first batch as a whole. It, too, counts with the weight momentum only.
"""

import numpy as np


class BatchNorm(BatchNorm):
    begun = False

    def forward(self, X, training):
        if training:
            mean, var = X.mean(axis=0), X.var(axis=0)
            unbiased = X.var(axis=0, ddof=1)
            self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * mean
            self.running_var = (1 - self.momentum) * self.running_var + self.momentum * unbiased
            if not self.begun:
                self.running_mean, self.running_var, self.begun = mean, unbiased, True
        else:
            mean, var = self.running_mean, self.running_var
        std = np.sqrt(var + self.eps)
        x_hat = (X - mean) / std
        if training:
            self.x_hat, self.std = x_hat, std
        return self.gamma * x_hat + self.beta
