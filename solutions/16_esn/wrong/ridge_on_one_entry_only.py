"""tasks: 3, 4
de: Die Strafe steht bei dir nur beim ersten Gewicht. Sie gilt für alle: ridge · np.eye(n + 1).
en: With you the penalty is on the first weight only. It holds for all: ridge · np.eye(n + 1).
"""

import numpy as np


def train_readout(states, targets, ridge):
    X = np.column_stack([np.ones(len(states)), states])
    Y = targets
    return np.linalg.solve(X.T @ X + ridge * np.diag([1.0] + [0.0] * states.shape[1]), X.T @ Y).T
