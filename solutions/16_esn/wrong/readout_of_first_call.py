"""tasks: 3, 4
de: train_readout merkt sich das Ergebnis des ersten Aufrufs. Rechne bei jedem Aufruf neu.
en: train_readout remembers the result of the first call. Compute anew in every call.
"""

import numpy as np

answers = {}


def train_readout(states, targets, ridge):
    X = np.column_stack([np.ones(len(states)), states])
    W_out = np.linalg.solve(X.T @ X + ridge * np.eye(X.shape[1]), X.T @ targets).T
    return answers.setdefault(W_out.shape, W_out)
