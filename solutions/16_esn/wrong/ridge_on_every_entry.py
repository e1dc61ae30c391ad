"""tasks: 3, 4
de: Du addierst ridge zu allen Einträgen von XᵀX. Gemeint ist die Diagonale: ridge · np.eye(n + 1).
en: You add ridge to all entries of XᵀX. The diagonal is meant: ridge · np.eye(n + 1).
"""

import numpy as np


def train_readout(states, targets, ridge):
    X = np.column_stack([np.ones(len(states)), states])
    Y = targets
    return np.linalg.solve(X.T @ X + ridge, X.T @ Y).T
