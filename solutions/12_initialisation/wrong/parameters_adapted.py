"""tasks: 6
de: backward ändert γ und β gleich mit. Hier wird nur gerechnet; den Schritt macht der Optimierer.
en: backward changes γ and β at once. Here you only compute; the optimiser makes the step.
"""


class BatchNorm(BatchNorm):
    def backward(self, grad_out):
        dX, dgamma, dbeta = super().backward(grad_out)
        self.gamma = self.gamma - 0.1 * dgamma
        self.beta = self.beta - 0.1 * dbeta
        return dX, dgamma, dbeta
