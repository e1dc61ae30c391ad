"""tasks: 4
de: γ beginnt bei dir mit 0, die Ausgabe ist dann immer β. Am Anfang ist γ = 1 und β = 0.
en: Your γ starts at 0, the output is always β then. At the start γ = 1 and β = 0.
"""

import numpy as np


class BatchNorm(BatchNorm):
    def __init__(self, n_features, momentum=0.1, eps=1e-5):
        super().__init__(n_features, momentum, eps)
        self.gamma = np.zeros(n_features)
