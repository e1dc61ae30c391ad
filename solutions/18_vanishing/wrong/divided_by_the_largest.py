"""tasks: 2
de: Du teilst durch die größte Potenz statt durch die Summe. Die Wahrscheinlichkeiten einer Zeile geben zusammen 1.
en: You divide by the largest power instead of the sum. The probabilities of a row add up to 1.
"""

import numpy as np


def softmax(z):
    return np.exp(z - z.max(axis=-1, keepdims=True))
