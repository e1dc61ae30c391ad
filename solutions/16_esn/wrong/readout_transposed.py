"""tasks: 3, 4
de: Dein W_out ist transponiert. Es hat die Form (m, n + 1): eine Zeile je Ausgabe.
en: Your W_out is transposed. It has shape (m, n + 1): one row for each output.
"""

import numpy as np


def train_readout(states, targets, ridge):
    X = np.column_stack([np.ones(len(states)), states])
    Y = targets
    return np.linalg.solve(X.T @ X + ridge * np.eye(X.shape[1]), X.T @ Y)
