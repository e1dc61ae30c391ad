"""tasks: 4, 5, 6
de: Du rechnest in float32. Lass alles in float64.
en: You compute in float32. Leave everything in float64.
"""

import numpy as np


class BatchNorm(BatchNorm):
    def forward(self, X, training):
        return super().forward(X.astype(np.float32), training).astype(np.float32)

    def backward(self, grad_out):
        return tuple(gradient.astype(np.float32) for gradient in super().backward(grad_out))
