"""tasks: 6
de: Dein dγ und dein dβ haben die Form (N, F). Summiere über die Muster, es gibt nur F davon.
en: Your dγ and dβ have the shape (N, F). Sum over the patterns, there are only F of them.
"""


class BatchNorm(BatchNorm):
    def backward(self, grad_out):
        dbeta = grad_out.sum(axis=0)
        dgamma = (grad_out * self.x_hat).sum(axis=0)
        n = len(grad_out)
        dX = self.gamma / self.std * (grad_out - dbeta / n - self.x_hat * dgamma / n)
        return dX, grad_out * self.x_hat, grad_out.copy()
