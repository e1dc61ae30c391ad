"""tasks: 2
de: Du nimmst Potenzen von 2. In softmax stehen Potenzen von e: np.exp.
en: You take powers of 2. Softmax has powers of e: np.exp.
"""

import numpy as np


def softmax(z):
    return np.exp(log_softmax(z))


def log_softmax(z):
    shifted = z - z.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp2(shifted).sum(axis=-1, keepdims=True))
