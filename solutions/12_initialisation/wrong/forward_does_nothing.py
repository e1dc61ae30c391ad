"""tasks: 4, 5, 6
de: forward gibt X unverändert zurück. Ziehe den Mittelwert ab, teile durch √(var + ε), wende γ und β an.
en: forward returns X as it is. Subtract the mean, divide by √(var + ε), apply γ and β.
"""


class BatchNorm(BatchNorm):
    def forward(self, X, training):
        self.x_hat, self.std = X.copy(), 1.0
        return X.copy()
