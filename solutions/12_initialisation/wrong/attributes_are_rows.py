"""tasks: 4, 5
de: gamma, beta und die laufende Statistik haben bei dir die Form (1, F). Verlangt ist (F,).
en: Your gamma, beta and running statistics have the shape (1, F). (F,) is asked for.
"""

import numpy as np


class BatchNorm(BatchNorm):
    def __init__(self, n_features, momentum=0.1, eps=1e-5):
        super().__init__(n_features, momentum, eps)
        self.gamma, self.beta = np.ones((1, n_features)), np.zeros((1, n_features))
        self.running_mean, self.running_var = np.zeros((1, n_features)), np.ones((1, n_features))
