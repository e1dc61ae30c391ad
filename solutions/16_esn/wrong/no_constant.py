"""tasks: 3, 4
shows: error
de: Die Spalte der Eins fehlt: W_out hat n + 1 Spalten, die erste gehört zur Konstanten.
en: The column of the one is missing: W_out has n + 1 columns, the first one belongs to the constant.
"""

import numpy as np


def train_readout(states, targets, ridge):
    X = states
    Y = targets
    return np.linalg.solve(X.T @ X + ridge * np.eye(X.shape[1]), X.T @ Y).T
