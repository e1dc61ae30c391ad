"""tasks: 6
de: In deinem dX fehlt der Weg über die Varianz: − x̂ · mean(g x̂).
en: The path through the variance is missing in your dX: − x̂ · mean(g x̂).
"""


class BatchNorm(BatchNorm):
    def backward(self, grad_out):
        dbeta = grad_out.sum(axis=0)
        dgamma = (grad_out * self.x_hat).sum(axis=0)
        n = len(grad_out)
        dX = self.gamma / self.std * (grad_out - dbeta / n)
        return dX, dgamma, dbeta
