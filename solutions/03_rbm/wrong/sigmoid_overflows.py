"""tasks: 1
de: Deine Sigmoidfunktion eˣ/(1 + eˣ) läuft für große x über und gibt NaN. Das gegebene sigmoid läuft nie über.
en: Your sigmoid eˣ/(1 + eˣ) overflows for large x and gives NaN. The given sigmoid never overflows.
"""

import numpy as np


def sigmoid(x):
    with np.errstate(over="ignore", invalid="ignore"):
        return np.exp(x) / (1 + np.exp(x))
