"""tasks: 2, 3
de: Deine Lernregel ändert nur w[1:], das Bias-Gewicht w[0] bleibt stehen. Es lernt mit, als hinge es an einer
    Eingabe, die immer 1 ist.
en: Your rule changes w[1:] only, the bias weight w[0] stays. It learns as well, as if it belonged to an input that
    is always 1.
"""

import numpy as np


def perceptron_update(w, x, target):
    error = target - heaviside(w[0] + w[1:] @ x)
    return w + error * np.concatenate(([0.0], x))
