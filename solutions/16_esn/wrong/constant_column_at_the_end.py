"""tasks: 3, 4
de: Die Konstante steht bei dir in der letzten Spalte von W_out. Vereinbart ist die erste.
en: With you the constant stands in the last column of W_out. We agreed on the first one.
"""

import numpy as np


def train_readout(states, targets, ridge):
    X = np.column_stack([states, np.ones(len(states))])
    Y = targets
    return np.linalg.solve(X.T @ X + ridge * np.eye(X.shape[1]), X.T @ Y).T
