"""tasks: 2
de: Bei Zahlen um 1000 kommt NaN heraus: e^1000 läuft über. Zieh vorher von jeder Zeile ihr Maximum ab.
en: With numbers about 1000, NaN comes out: e^1000 overflows. Subtract the maximum of each row first.
"""

import numpy as np


def softmax(z):
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)


def log_softmax(z):
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
