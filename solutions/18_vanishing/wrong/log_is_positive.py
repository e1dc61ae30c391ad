"""tasks: 2
de: log_softmax hat bei dir das falsche Vorzeichen. Logarithmen von Wahrscheinlichkeiten sind nie positiv.
en: Your log_softmax has the wrong sign. Logarithms of probabilities are never positive.
"""

import numpy as np


def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def log_softmax(z):
    shifted = z - z.max(axis=-1, keepdims=True)
    return np.log(np.exp(shifted).sum(axis=-1, keepdims=True)) - shifted
