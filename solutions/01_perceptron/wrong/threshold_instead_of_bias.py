"""tasks: 1, 2, 3
de: Du behandelst w[0] als Schwelle θ (φ = w·x − w[0]). Hier ist w[0] das Bias-Gewicht, also −θ, und wird addiert.
en: You treat w[0] as the threshold θ (φ = w·x − w[0]). Here w[0] is the bias weight, that is −θ, and is added.
"""

import numpy as np


def predict(w, X):
    return np.array([heaviside(w[1:] @ x - w[0]) for x in X], dtype=np.int64)


def perceptron_update(w, x, target):
    error = target - heaviside(w[1:] @ x - w[0])
    return w + error * np.concatenate(([-1.0], x))
