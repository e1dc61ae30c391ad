"""tasks: 3, 4
de: Die Spalte der Eins wird bei dir nicht bestraft. Hier gehört auch sie zu |W_out|².
en: With you the column of the one is not penalised. Here it belongs to |W_out|², too.
"""

import numpy as np


def train_readout(states, targets, ridge):
    X = np.column_stack([np.ones(len(states)), states])
    Y = targets
    return np.linalg.solve(X.T @ X + ridge * np.diag([0.0] + [1.0] * states.shape[1]), X.T @ Y).T
