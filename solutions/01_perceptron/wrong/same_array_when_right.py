"""tasks: 2
de: Bei richtiger Antwort gibst du dasselbe Array w zurück. Verlangt ist immer ein neues, zum Beispiel w.copy().
en: When the answer was right you return the very same array w. A new one is always asked for, w.copy() for
    instance.
"""

import numpy as np


def perceptron_update(w, x, target):
    error = target - heaviside(w[0] + w[1:] @ x)
    if error == 0:
        return w
    return w + error * np.concatenate(([1.0], x))
