"""tasks: 2, 3
de: Du änderst nur Gewichte, deren Eingabe genau 1 ist. Das reicht für Gatter; für beliebige Eingaben ist der
    Schritt (t − o)·x_i.
en: You change only the weights whose input is exactly 1. That is enough for gates; for arbitrary inputs the step is
    (t − o)·x_i.
"""

import numpy as np


def perceptron_update(w, x, target):
    error = target - heaviside(w[0] + w[1:] @ x)
    return w + error * np.concatenate(([1.0], x == 1))
