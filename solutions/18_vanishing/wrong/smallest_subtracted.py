"""tasks: 2
de: Du ziehst das Minimum ab. Dann wird die größte Potenz riesig; zieh das Maximum ab.
en: You subtract the minimum. Then the largest power becomes huge; subtract the maximum.
"""

import numpy as np


def softmax(z):
    return np.exp(log_softmax(z))


def log_softmax(z):
    shifted = z - z.min(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
