"""tasks: 2
de: Du teilst durch die Summe über das ganze Array. Jede Zeile hat ihre eigene Summe: axis=-1, keepdims=True.
en: You divide by the sum over the whole array. Each row has a sum of its own: axis=-1, keepdims=True.
"""

import numpy as np


def softmax(z):
    return np.exp(log_softmax(z))


def log_softmax(z):
    shifted = z - z.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum())
