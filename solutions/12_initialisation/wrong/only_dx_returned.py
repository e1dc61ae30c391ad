"""tasks: 6
de: Du gibst nur dX zurück. Verlangt sind drei Arrays: return dX, dgamma, dbeta.
en: You return dX only. Three arrays are asked for: return dX, dgamma, dbeta.
"""


class BatchNorm(BatchNorm):
    def backward(self, grad_out):
        dbeta = grad_out.sum(axis=0)
        dgamma = (grad_out * self.x_hat).sum(axis=0)
        n = len(grad_out)
        dX = self.gamma / self.std * (grad_out - dbeta / n - self.x_hat * dgamma / n)
        return dX
