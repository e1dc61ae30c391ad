"""tasks: 6
de: Dein dX hat das falsche Vorzeichen: g − mean(g) − x̂ · mean(g x̂), nicht umgekehrt.
en: Your dX has the wrong sign: g − mean(g) − x̂ · mean(g x̂), not the other way round.
"""


class BatchNorm(BatchNorm):
    def backward(self, grad_out):
        dbeta = grad_out.sum(axis=0)
        dgamma = (grad_out * self.x_hat).sum(axis=0)
        n = len(grad_out)
        dX = -self.gamma / self.std * (grad_out - dbeta / n - self.x_hat * dgamma / n)
        return dX, dgamma, dbeta
