"""tasks: 6
de: In deinem dX fehlt 1/√(σ² + ε).
en: 1/√(σ² + ε) is missing in your dX.
"""


class BatchNorm(BatchNorm):
    def backward(self, grad_out):
        dbeta = grad_out.sum(axis=0)
        dgamma = (grad_out * self.x_hat).sum(axis=0)
        n = len(grad_out)
        dX = self.gamma * (grad_out - dbeta / n - self.x_hat * dgamma / n)
        return dX, dgamma, dbeta
