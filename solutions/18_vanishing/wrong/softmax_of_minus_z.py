"""tasks: 2
de: Bei dir bekommt der kleinste Eintrag die größte Wahrscheinlichkeit: Im Exponenten steht ein Minus zu viel.
en: With you the smallest entry gets the largest probability: there is a minus too many in the exponent.
"""

import numpy as np


def softmax(z):
    return np.exp(log_softmax(z))


def log_softmax(z):
    shifted = z.min(axis=-1, keepdims=True) - z
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
