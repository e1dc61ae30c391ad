"""tasks: 1, 2, 3
de: Du benutzt das letzte Gewicht als Bias. Hier steht das Bias-Gewicht vorn: w[0] gehört zur Eingabe 1, w[1:] zu x.
en: You use the last weight as the bias. Here the bias weight comes first: w[0] belongs to the input 1, w[1:] to x.
"""

import numpy as np


def predict(w, X):
    return np.array([heaviside(w[:-1] @ x + w[-1]) for x in X], dtype=np.int64)


def perceptron_update(w, x, target):
    error = target - heaviside(w[:-1] @ x + w[-1])
    return w + error * np.concatenate((x, [1.0]))
