"""tasks: 5
de: running_mean und running_var bewegen sich bei dir nie. Führe sie in jedem Trainingsaufruf nach.
en: Your running_mean and running_var never move. Update them in every training call.
"""

import numpy as np


class BatchNorm(BatchNorm):
    def forward(self, X, training):
        if training:
            mean, var = X.mean(axis=0), X.var(axis=0)
        else:
            mean, var = self.running_mean, self.running_var
        std = np.sqrt(var + self.eps)
        x_hat = (X - mean) / std
        if training:
            self.x_hat, self.std = x_hat, std
        return self.gamma * x_hat + self.beta
