"""tasks: 3, 4
de: Du lernst nur die erste Ausgabe. W_out hat eine Zeile für jede Spalte von targets.
en: You learn the first output only. W_out has one row for each column of targets.
"""

import numpy as np


def train_readout(states, targets, ridge):
    X = np.column_stack([np.ones(len(states)), states])
    Y = targets
    return np.repeat(np.linalg.solve(X.T @ X + ridge * np.eye(X.shape[1]), X.T @ Y[:, :1]).T, Y.shape[1], axis=0)
