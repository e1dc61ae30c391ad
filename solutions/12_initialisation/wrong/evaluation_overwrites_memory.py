"""tasks: 6
de: Auch forward mit training=False überschreibt bei dir, was backward braucht. Merke dir x̂ und σ nur im Training.
en: With you forward with training=False, too, overwrites what backward needs. Keep x̂ and σ in training only.
"""

import numpy as np


class BatchNorm(BatchNorm):
    def forward(self, X, training):
        result = super().forward(X, training)
        if not training:
            self.std = np.sqrt(self.running_var + self.eps)
            self.x_hat = (X - self.running_mean) / self.std
        return result
