"""tasks: 6
de: Deine Schichten teilen sich, was backward braucht (ein Attribut der Klasse). Merke es dir mit self.
en: Your layers share what backward needs (an attribute of the class). Keep it with self.
"""


class BatchNorm(BatchNorm):
    memory = {}

    def forward(self, X, training):
        result = super().forward(X, training)
        if training:
            self.memory["last"] = self.x_hat, self.std
        return result

    def backward(self, grad_out):
        self.x_hat, self.std = self.memory["last"]
        return super().backward(grad_out)
