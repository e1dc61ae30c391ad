"""tasks: 2
de: Du schneidest z bei ±700 ab. Damit werden große Zahlen gleich; zieh stattdessen das Maximum ab.
en: You clip z at ±700. That makes large numbers equal; subtract the maximum instead.
"""

import numpy as np


def softmax(z):
    e = np.exp(np.clip(z, -700.0, 700.0))
    return e / e.sum(axis=-1, keepdims=True)


def log_softmax(z):
    z = np.clip(z, -700.0, 700.0)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
