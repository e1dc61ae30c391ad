"""tasks: 3, 4
de: Du nimmst ridge im Quadrat.
en: You take the square of ridge.
"""

import numpy as np


def train_readout(states, targets, ridge):
    X = np.column_stack([np.ones(len(states)), states])
    Y = targets
    return np.linalg.solve(X.T @ X + ridge**2 * np.eye(X.shape[1]), X.T @ Y).T
