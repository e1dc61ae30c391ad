"""tasks: 6
de: In deinem dX nimmst du mit √(σ² + ε) mal. Es wird geteilt.
en: In your dX you multiply by √(σ² + ε). One divides by it.
"""


class BatchNorm(BatchNorm):
    def backward(self, grad_out):
        dbeta = grad_out.sum(axis=0)
        dgamma = (grad_out * self.x_hat).sum(axis=0)
        n = len(grad_out)
        dX = self.gamma * self.std * (grad_out - dbeta / n - self.x_hat * dgamma / n)
        return dX, dgamma, dbeta
