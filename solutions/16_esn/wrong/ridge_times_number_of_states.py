"""tasks: 3, 4
de: Du multiplizierst ridge mit der Zahl der Zustände. Gefragt ist die Summe der Fehler plus ridge · |W_out|².
en: You multiply ridge by the number of states. Asked for is the sum of errors plus ridge · |W_out|².
"""

import numpy as np


def train_readout(states, targets, ridge):
    X = np.column_stack([np.ones(len(states)), states])
    Y = targets
    return np.linalg.solve(X.T @ X + len(X) * ridge * np.eye(X.shape[1]), X.T @ Y).T
