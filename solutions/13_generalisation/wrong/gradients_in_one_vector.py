"""tasks: 1
de: Du gibst alle Gradienten als einen langen Vektor zurück. Vereinbart ist eine Liste, je Array eines in dessen Form.
en: You return all gradients as one long vector. We agreed on a list, one array for each array, in its shape.
"""

import numpy as np


def l1_penalty(weights, lam):
    value = lam * sum(np.sum(np.abs(w)) for w in weights)
    return value, np.concatenate([lam * np.sign(w).ravel() for w in weights])


def l2_penalty(weights, lam):
    value = lam * sum(np.sum(w**2) for w in weights)
    return value, np.concatenate([2 * lam * w.ravel() for w in weights])
