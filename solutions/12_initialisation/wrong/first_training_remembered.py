"""tasks: 6
de: backward rechnet bei dir immer mit dem ersten Stapel. Es gehört zum letzten forward im Training.
en: Your backward always computes with the first batch. It belongs to the last forward in training.
"""


class BatchNorm(BatchNorm):
    first = None

    def backward(self, grad_out):
        self.x_hat, self.std = self.first
        return super().backward(grad_out)

    def forward(self, X, training):
        result = super().forward(X, training)
        if training and self.first is None:
            self.first = self.x_hat, self.std
        return result
