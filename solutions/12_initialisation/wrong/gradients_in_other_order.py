"""tasks: 6
de: Du gibst dX, dβ, dγ zurück. Verlangt ist die Reihenfolge dX, dγ, dβ.
en: You return dX, dβ, dγ. The order dX, dγ, dβ is asked for.
"""


class BatchNorm(BatchNorm):
    def backward(self, grad_out):
        dbeta = grad_out.sum(axis=0)
        dgamma = (grad_out * self.x_hat).sum(axis=0)
        n = len(grad_out)
        dX = self.gamma / self.std * (grad_out - dbeta / n - self.x_hat * dgamma / n)
        return dX, dbeta, dgamma
