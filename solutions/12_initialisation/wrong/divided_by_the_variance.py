"""tasks: 4, 5, 6
de: Du teilst durch die Varianz. Geteilt wird durch ihre Wurzel: √(var + ε).
en: You divide by the variance. It is its root that one divides by: √(var + ε).
"""


class BatchNorm(BatchNorm):
    def forward(self, X, training):
        if training:
            mean, var = X.mean(axis=0), X.var(axis=0)
            unbiased = X.var(axis=0, ddof=1)
            self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * mean
            self.running_var = (1 - self.momentum) * self.running_var + self.momentum * unbiased
        else:
            mean, var = self.running_mean, self.running_var
        std = var + self.eps
        x_hat = (X - mean) / std
        if training:
            self.x_hat, self.std = x_hat, std
        return self.gamma * x_hat + self.beta
