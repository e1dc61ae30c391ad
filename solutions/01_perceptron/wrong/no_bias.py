"""tasks: 1, 2, 3
de: Das Bias-Gewicht w[0] fehlt in deiner Rechnung. Ohne Bias geht die Grenze immer durch den Ursprung, und schon
    NICHT ist nicht lernbar.
en: The bias weight w[0] is missing from your computation. Without a bias the boundary always passes through the
    origin, and not even NOT can be learned.
"""

import numpy as np


def predict(w, X):
    return np.array([heaviside(w[1:] @ x) for x in X], dtype=np.int64)


def perceptron_update(w, x, target):
    error = target - heaviside(w[1:] @ x)
    return np.concatenate(([w[0]], w[1:] + error * x))
