"""tasks: 6
de: γ wirkt bei dir nur auf den direkten Weg. Es gehört als Faktor auch vor die Wege über Mittelwert und Varianz.
en: Your γ acts on the direct path only. It belongs as a factor before the paths through mean and variance as well.
"""


class BatchNorm(BatchNorm):
    def backward(self, grad_out):
        dbeta = grad_out.sum(axis=0)
        dgamma = (grad_out * self.x_hat).sum(axis=0)
        n = len(grad_out)
        dX = (self.gamma * grad_out - dbeta / n - self.x_hat * dgamma / n) / self.std
        return dX, dgamma, dbeta
