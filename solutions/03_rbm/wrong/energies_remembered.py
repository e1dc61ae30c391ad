"""tasks: 3
de: free_energy merkt sich eine Antwort und gibt sie für andere Muster wieder. Rechne bei jedem Aufruf neu.
en: free_energy remembers an answer and gives it again for other patterns. Compute anew in every call.
"""

import numpy as np

KNOWN = {}


def free_energy(v, W, b, c):
    if v.shape not in KNOWN:
        KNOWN[v.shape] = -(v @ b) - np.logaddexp(0.0, v @ W.T + c).sum(axis=1)
    return KNOWN[v.shape].copy()
