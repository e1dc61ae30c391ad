"""tasks: 3, 4
de: Du ziehst die Strafe ab. Sie wird addiert: XᵀX + ridge · 1.
en: You subtract the penalty. It is added: XᵀX + ridge · 1.
"""

import numpy as np


def train_readout(states, targets, ridge):
    X = np.column_stack([np.ones(len(states)), states])
    Y = targets
    return np.linalg.solve(X.T @ X + -ridge * np.eye(X.shape[1]), X.T @ Y).T
