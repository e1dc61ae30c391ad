"""tasks: 6
de: In dγ nimmst du die Ausgabe y. Es zählt das normierte x̂ vor γ und β: dγ = Σ g x̂.
en: In dγ you take the output y. It is the normalised x̂ before γ and β that counts: dγ = Σ g x̂.
"""


class BatchNorm(BatchNorm):
    def backward(self, grad_out):
        dbeta = grad_out.sum(axis=0)
        output = self.gamma * self.x_hat + self.beta
        dgamma = (grad_out * output).sum(axis=0)
        n = len(grad_out)
        dX = self.gamma / self.std * (grad_out - dbeta / n - self.x_hat * (grad_out * self.x_hat).mean(axis=0))
        return dX, dgamma, dbeta
