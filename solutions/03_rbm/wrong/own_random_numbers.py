"""tasks: 2, 5
de: cd1_gradient zieht eigene Zufallszahlen, statt die übergebenen u zu benutzen. h⁰ ist 1, wo u < p ist.
en: cd1_gradient draws random numbers of its own instead of using the u it is given. h⁰ is 1 where u < p.
"""

import numpy as np


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    h0 = (np.random.random(p0.shape) < p0).astype(p0.dtype)
    v1 = visible_probabilities(h0, W, b)
    h1 = hidden_probabilities(v1, W, c)
    dW = (p0.T @ v0 - h1.T @ v1) / len(v0)
    return dW, (v0 - v1).mean(axis=0), (p0 - h1).mean(axis=0)
