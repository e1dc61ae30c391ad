"""tasks: 3
de: In deiner freien Energie fehlt der Term −b·v.
en: The term −b·v is missing from your free energy.
"""

import numpy as np


def free_energy(v, W, b, c):
    return -np.logaddexp(0.0, v @ W.T + c).sum(axis=1)
