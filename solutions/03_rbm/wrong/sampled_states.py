"""tasks: 1, 2, 4, 5
de: Deine bedingten Wahrscheinlichkeiten sind schon gezogene Zustände 0 und 1. Gefragt sind die Wahrscheinlichkeiten
    selbst; gezogen wird erst in cd1_gradient, mit u.
en: Your conditional probabilities are drawn states 0 and 1 already. The probabilities themselves are asked for;
    drawing happens in cd1_gradient only, with u.
"""

import numpy as np


def hidden_probabilities(v, W, c):
    p = sigmoid(v @ W.T + c)
    return (np.random.random(p.shape) < p).astype(p.dtype)


def visible_probabilities(h, W, b):
    p = sigmoid(h @ W + b)
    return (np.random.random(p.shape) < p).astype(p.dtype)
