"""tasks: 5
de: Das Vorzeichen stimmt nicht: Logarithmen von Wahrscheinlichkeiten sind negativ, Kreuzentropie und Divergenz sind
    es nie.
en: The sign is wrong: logarithms of probabilities are negative, cross-entropy and divergence never are.
"""

import numpy as np


def cross_entropy(p, q):
    there = p > 0
    return np.sum(p[there] * np.log(q[there]))


def kl_divergence(p, q):
    there = p > 0
    return np.sum(p[there] * np.log(q[there] / p[there]))
