"""tasks: 2
de: trajectory merkt sich eine Bahn und gibt sie für einen anderen Start wieder. Rechne bei jedem Aufruf neu.
en: trajectory remembers a trajectory and gives it again for another start. Compute anew in every call.
"""

import numpy as np

KNOWN = {}


def trajectory(n_steps, o0=(0.0, 0.0)):
    if n_steps not in KNOWN:
        points = np.empty((n_steps + 1, 2))
        points[0] = o0
        for n in range(n_steps):
            points[n + 1] = step(points[n])
        KNOWN[n_steps] = points
    return KNOWN[n_steps].copy()
