"""tasks: 3, 4
de: ridge kommt bei dir nicht vor: Das ist die Methode der kleinsten Quadrate ohne Strafe.
en: ridge does not occur with you: that is least squares without a penalty.
"""

import numpy as np


def train_readout(states, targets, ridge):
    X = np.column_stack([np.ones(len(states)), states])
    Y = targets
    return np.linalg.lstsq(X, Y, rcond=None)[0].T
