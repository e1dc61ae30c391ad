"""tasks: 2, 3
de: Du lernst mit der Lernrate 0,1. Hier ist η = 1 verlangt: w + (t − o)·(1, x), ohne weiteren Faktor.
en: You learn with a learning rate of 0.1. Here η = 1 is asked for: w + (t − o)·(1, x), without another factor.
"""

import numpy as np


def perceptron_update(w, x, target):
    error = target - heaviside(w[0] + w[1:] @ x)
    return w + 0.1 * error * np.concatenate(([1.0], x))
