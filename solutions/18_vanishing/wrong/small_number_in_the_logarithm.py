"""tasks: 2
de: Du addierst im Logarithmus eine kleine Zahl. Damit wird keine Wahrscheinlichkeit kleiner als sie; rechne ohne
    softmax.
en: You add a small number inside the logarithm. So no probability gets smaller than it; compute without softmax.
"""

import numpy as np


def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def log_softmax(z):
    return np.log(softmax(z) + 1e-12)
