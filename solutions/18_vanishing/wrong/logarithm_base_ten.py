"""tasks: 2
de: log_softmax nimmt den Zehnerlogarithmus. Gemeint ist der natürliche: np.log.
en: log_softmax takes the logarithm to base ten. The natural one is meant: np.log.
"""

import numpy as np


def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def log_softmax(z):
    shifted = z - z.max(axis=-1, keepdims=True)
    return (shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))) / np.log(10.0)
