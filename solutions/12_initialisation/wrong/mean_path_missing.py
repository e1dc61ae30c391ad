"""tasks: 6
de: In deinem dX fehlt der Weg über den Mittelwert: − mean(g).
en: The path through the mean is missing in your dX: − mean(g).
"""


class BatchNorm(BatchNorm):
    def backward(self, grad_out):
        dbeta = grad_out.sum(axis=0)
        dgamma = (grad_out * self.x_hat).sum(axis=0)
        n = len(grad_out)
        dX = self.gamma / self.std * (grad_out - self.x_hat * dgamma / n)
        return dX, dgamma, dbeta
