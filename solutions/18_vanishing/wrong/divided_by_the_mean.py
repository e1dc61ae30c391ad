"""tasks: 2
de: Du teilst durch den Mittelwert statt durch die Summe. Die Wahrscheinlichkeiten einer Zeile geben zusammen 1.
en: You divide by the mean instead of the sum. The probabilities of a row add up to 1.
"""

import numpy as np


def softmax(z):
    return np.exp(log_softmax(z))


def log_softmax(z):
    shifted = z - z.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).mean(axis=-1, keepdims=True))
