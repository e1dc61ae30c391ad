"""tasks: 6
de: In deinem dX stehen Summen. Es sind Mittelwerte: beide durch N teilen.
en: There are sums in your dX. They are means: divide both by N.
"""


class BatchNorm(BatchNorm):
    def backward(self, grad_out):
        dbeta = grad_out.sum(axis=0)
        dgamma = (grad_out * self.x_hat).sum(axis=0)
        dX = self.gamma / self.std * (grad_out - dbeta - self.x_hat * dgamma)
        return dX, dgamma, dbeta
