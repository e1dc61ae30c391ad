"""tasks: 2, 3
de: Dein Lernschritt geht in die falsche Richtung: verlangt ist + (t − o), also Ziel minus Ausgabe, nicht umgekehrt.
en: Your learning step goes the wrong way: + (t − o) is asked for, target minus output, not the reverse.
"""

import numpy as np


def perceptron_update(w, x, target):
    error = heaviside(w[0] + w[1:] @ x) - target
    return w + error * np.concatenate(([1.0], x))
