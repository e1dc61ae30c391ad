"""tasks: 6
de: Den Weg über die Varianz addierst du. Er wird abgezogen: − x̂ · mean(g x̂).
en: You add the path through the variance. It is subtracted: − x̂ · mean(g x̂).
"""


class BatchNorm(BatchNorm):
    def backward(self, grad_out):
        dbeta = grad_out.sum(axis=0)
        dgamma = (grad_out * self.x_hat).sum(axis=0)
        n = len(grad_out)
        dX = self.gamma / self.std * (grad_out - dbeta / n + self.x_hat * dgamma / n)
        return dX, dgamma, dbeta
