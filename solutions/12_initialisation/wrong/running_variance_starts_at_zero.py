"""tasks: 5
de: running_var beginnt bei dir mit 0. Am Anfang ist running_mean 0 und running_var 1.
en: Your running_var starts at 0. At the start running_mean is 0 and running_var is 1.
"""

import numpy as np


class BatchNorm(BatchNorm):
    def __init__(self, n_features, momentum=0.1, eps=1e-5):
        super().__init__(n_features, momentum, eps)
        self.running_var = np.zeros(n_features)
