"""tasks: 6
de: Auf dem Weg über die Varianz steht bei dir γ zweimal. Es kommt als gemeinsamer Faktor nur einmal vor.
en: On the path through the variance your γ occurs twice. It occurs once only, as a common factor.
"""


class BatchNorm(BatchNorm):
    def backward(self, grad_out):
        dbeta = grad_out.sum(axis=0)
        dgamma = (grad_out * self.x_hat).sum(axis=0)
        n = len(grad_out)
        dX = self.gamma / self.std * (grad_out - dbeta / n - self.x_hat * self.gamma * dgamma / n)
        return dX, dgamma, dbeta
