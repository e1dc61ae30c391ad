"""tasks: 6
de: Dein dγ und dein dβ sind Mittelwerte. Verlangt sind Summen über die Muster.
en: Your dγ and dβ are means. Sums over the patterns are asked for.
"""


class BatchNorm(BatchNorm):
    def backward(self, grad_out):
        dbeta = grad_out.sum(axis=0)
        dgamma = (grad_out * self.x_hat).sum(axis=0)
        n = len(grad_out)
        dX = self.gamma / self.std * (grad_out - dbeta / n - self.x_hat * dgamma / n)
        return dX, dgamma / n, dbeta / n
