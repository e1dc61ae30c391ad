"""tasks: 6
de: Du behandelst μ und σ wie feste Zahlen: dX = γ g/σ. Sie hängen aber selbst von X ab, es fehlen zwei Wege.
en: You treat μ and σ as constants: dX = γ g/σ. But they depend on X themselves, two paths are missing.
"""


class BatchNorm(BatchNorm):
    def backward(self, grad_out):
        dbeta = grad_out.sum(axis=0)
        dgamma = (grad_out * self.x_hat).sum(axis=0)
        dX = self.gamma / self.std * (grad_out)
        return dX, dgamma, dbeta
