"""tasks: 6
de: Ein zweiter Aufruf von backward addiert zu den Gradienten des ersten. Rechne jedes Mal neu.
en: A second call of backward adds to the gradients of the first. Compute anew every time.
"""

import numpy as np


class BatchNorm(BatchNorm):
    def __init__(self, n_features, momentum=0.1, eps=1e-5):
        super().__init__(n_features, momentum, eps)
        self.dgamma, self.dbeta = np.zeros(n_features), np.zeros(n_features)

    def backward(self, grad_out):
        dX, dgamma, dbeta = super().backward(grad_out)
        self.dgamma += dgamma
        self.dbeta += dbeta
        return dX, self.dgamma, self.dbeta
