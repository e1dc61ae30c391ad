"""tasks: 2
de: Du ziehst von allen Zeilen dasselbe Maximum ab. Liegt eine Zeile weit darunter, werden ihre Potenzen alle 0:
    axis=-1.
en: You subtract the same maximum from all rows. Where a row lies far below it, all its powers become 0: axis=-1.
"""

import numpy as np


def softmax(z):
    return np.exp(log_softmax(z))


def log_softmax(z):
    shifted = z - z.max()
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
