"""tasks: 2
de: perceptron_update verändert das übergebene w (etwa mit w += …). Rechne ein neues Array aus: w = w + ….
en: perceptron_update changes the w it was given (with w += …, say). Compute a new array: w = w + ….
"""

import numpy as np


def perceptron_update(w, x, target):
    w += (target - heaviside(w[0] + w[1:] @ x)) * np.concatenate(([1.0], x))
    return w
