"""tasks: 6
de: dγ hast du noch mit γ malgenommen. Es ist Σ g x̂, ohne γ.
en: You have multiplied dγ by γ. It is Σ g x̂, without γ.
"""


class BatchNorm(BatchNorm):
    def backward(self, grad_out):
        dbeta = grad_out.sum(axis=0)
        dgamma = (grad_out * self.x_hat).sum(axis=0)
        n = len(grad_out)
        dX = self.gamma / self.std * (grad_out - dbeta / n - self.x_hat * dgamma / n)
        return dX, self.gamma * dgamma, dbeta
