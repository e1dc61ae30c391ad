"""tasks: 6
de: In deinem dX teilst du durch N − 1. Normiert wurde mit 1/N, also gilt auch hier N.
en: In your dX you divide by N − 1. It was normalised with 1/N, so N applies here as well.
"""


class BatchNorm(BatchNorm):
    def backward(self, grad_out):
        dbeta = grad_out.sum(axis=0)
        dgamma = (grad_out * self.x_hat).sum(axis=0)
        n = len(grad_out) - 1
        dX = self.gamma / self.std * (grad_out - dbeta / n - self.x_hat * dgamma / n)
        return dX, dgamma, dbeta
