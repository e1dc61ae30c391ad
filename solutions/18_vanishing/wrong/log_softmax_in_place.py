"""tasks: 2
de: log_softmax rechnet im Array des Aufrufers und gibt es zurück. Lege ein neues an.
en: log_softmax computes inside the caller's array and returns it. Make a new one.
"""

import numpy as np


def log_softmax(z):
    z -= z.max(axis=-1, keepdims=True)
    z -= np.log(np.exp(z).sum(axis=-1, keepdims=True))
    return z


def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
