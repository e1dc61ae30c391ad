"""tasks: 6
de: backward überschreibt grad_out. Rechne mit neuen Arrays, der Aufrufer braucht seine noch.
en: backward overwrites grad_out. Compute with new arrays, the caller still needs theirs.
"""


class BatchNorm(BatchNorm):
    def backward(self, grad_out):
        dbeta = grad_out.sum(axis=0)
        dgamma = (grad_out * self.x_hat).sum(axis=0)
        n = len(grad_out)
        grad_out -= dbeta / n + self.x_hat * dgamma / n
        dX = self.gamma / self.std * grad_out
        return dX, dgamma, dbeta
