"""tasks: 3
de: In deiner freien Energie fehlt der Bias c: im Logarithmus steht 1 + exp(c_j + Σ_i W_ji v_i).
en: The bias c is missing from your free energy: inside the logarithm there is 1 + exp(c_j + Σ_i W_ji v_i).
"""

import numpy as np


def free_energy(v, W, b, c):
    return -(v @ b) - np.logaddexp(0.0, v @ W.T).sum(axis=1)
