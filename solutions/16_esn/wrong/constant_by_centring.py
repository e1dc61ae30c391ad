"""tasks: 3, 4
de: Du ziehst die Mittelwerte ab und bestimmst die Konstante danach, also ohne Strafe. Nimm sie als Spalte dazu.
en: You subtract the means and find the constant afterwards, so without penalty. Take it in as a column.
"""

import numpy as np


def train_readout(states, targets, ridge):
    mean, target_mean = states.mean(axis=0), targets.mean(axis=0)
    X, Y = states - mean, targets - target_mean
    W = np.linalg.solve(X.T @ X + ridge * np.eye(X.shape[1]), X.T @ Y).T
    return np.column_stack([target_mean - W @ mean, W])
