"""tasks: 3, 4
de: Deine Strafe ist halb so groß: Die Ableitung von |W_out|² ist 2 W_out, die des Fehlers hat auch eine 2.
en: Your penalty is half as large: the derivative of |W_out|² is 2 W_out, that of the error has a 2, too.
"""

import numpy as np


def train_readout(states, targets, ridge):
    X = np.column_stack([np.ones(len(states)), states])
    Y = targets
    return np.linalg.solve(X.T @ X + ridge / 2 * np.eye(X.shape[1]), X.T @ Y).T
