"""tasks: 2
de: Du behältst, was wegfallen soll: Bei u < p kommt 0 heraus, bei u ≥ p bleibt der Eintrag.
en: You keep what is to be dropped: where u < p the result is 0, where u ≥ p the entry stays.
"""

import numpy as np


def dropout(X, p, u):
    return np.where(u < p, X / (1 - p), 0.0)
