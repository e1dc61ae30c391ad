"""tasks: 2, 3, 4
de: Du rechnest in float32 und verlierst die halbe Genauigkeit. Alle Arrays sind float64; np.zeros_like(w) legt m
    und v passend an.
en: You compute in float32 and lose half of the digits. All arrays are float64; np.zeros_like(w) creates m and v
    alike.
"""

import numpy as np


def rounded(optimiser):
    class Rounded(optimiser):
        def step(self, gradients):
            super().step([g.astype(np.float32) for g in gradients])
            for w in self.params:
                w[...] = w.astype(np.float32)

    return Rounded


SGD, Momentum, RMSprop, Adam = map(rounded, (SGD, Momentum, RMSprop, Adam))
