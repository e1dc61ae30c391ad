"""tasks: 1
de: np.linalg.norm(W, 2) ist bei einer Matrix ihr größter Singulärwert. Gefragt ist die Summe aller Quadrate: np.sum(W
    ** 2).
en: For a matrix np.linalg.norm(W, 2) is its largest singular value. What is asked for is the sum of all squares:
    np.sum(W ** 2).
"""

import numpy as np


def l2_penalty(weights, lam):
    value = lam * sum(np.linalg.norm(w, 2) ** 2 for w in weights)
    return value, [2 * lam * w for w in weights]
