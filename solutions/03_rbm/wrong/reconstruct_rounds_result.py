"""tasks: 4
de: reconstruct rundet das Ergebnis auf 0 und 1. Gefragt sind die Wahrscheinlichkeiten, also Graustufen.
en: reconstruct rounds the result to 0 and 1. The probabilities are asked for, that is, grey values.
"""

import numpy as np


def reconstruct(v, W, b, c):
    return np.round(visible_probabilities(hidden_probabilities(v, W, c), W, b))
