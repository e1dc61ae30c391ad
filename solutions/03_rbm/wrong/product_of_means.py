"""tasks: 2, 5
de: Du mittelst p und v, bevor du sie multiplizierst. ΔW ist der Mittelwert der Produkte, nicht das Produkt der
    Mittelwerte: p0.T @ v0 / len(v0).
en: You take the means of p and v before you multiply them. ΔW is the mean of the products, not the product of the
    means: p0.T @ v0 / len(v0).
"""

import numpy as np


def cd1_gradient(v0, W, b, c, u):
    p0 = hidden_probabilities(v0, W, c)
    h0 = (u < p0).astype(p0.dtype)
    v1 = visible_probabilities(h0, W, b)
    h1 = hidden_probabilities(v1, W, c)
    dW = np.outer(p0.mean(axis=0), v0.mean(axis=0)) - np.outer(h1.mean(axis=0), v1.mean(axis=0))
    return dW, (v0 - v1).mean(axis=0), (p0 - h1).mean(axis=0)
