"""tasks: 2, 5
de: Du ziehst auch v¹. Hier bleibt v¹ die Wahrscheinlichkeit p(v|h⁰); gezogen wird allein h⁰.
en: You draw v¹ as well. Here v¹ stays the probability p(v|h⁰); only h⁰ is drawn.
"""

import numpy as np


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    h0 = (u < p0).astype(p0.dtype)
    v1 = visible_probabilities(h0, W, b)
    v1 = (np.random.random(v1.shape) < v1).astype(p0.dtype)
    h1 = hidden_probabilities(v1, W, c)
    dW = (p0.T @ v0 - h1.T @ v1) / len(v0)
    return dW, (v0 - v1).mean(axis=0), (p0 - h1).mean(axis=0)
