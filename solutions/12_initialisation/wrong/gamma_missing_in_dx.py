"""tasks: 6
de: In deinem dX fehlt γ: y = γ x̂ + β, also kommt γ als Faktor vor alles.
en: γ is missing in your dX: y = γ x̂ + β, so γ stands as a factor before everything.
"""


class BatchNorm(BatchNorm):
    def backward(self, grad_out):
        dbeta = grad_out.sum(axis=0)
        dgamma = (grad_out * self.x_hat).sum(axis=0)
        n = len(grad_out)
        dX = (grad_out - dbeta / n - self.x_hat * dgamma / n) / self.std
        return dX, dgamma, dbeta
