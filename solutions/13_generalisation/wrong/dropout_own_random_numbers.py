"""tasks: 2
de: Du ziehst eigene Zufallszahlen. Benutze u, damit das Ergebnis feststeht.
en: You draw random numbers of your own. Use u, so that the result is determined.
"""

import numpy as np


def dropout(X, p, u):
    return np.where(np.random.rand(*X.shape) < p, 0.0, X / (1 - p))
