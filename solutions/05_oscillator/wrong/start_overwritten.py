"""tasks: 2
de: Das übergebene Array o0 wird verändert. Rechne mit einer Kopie: o = np.array(o0, dtype=float).
en: The array o0 that was passed in is changed. Work on a copy: o = np.array(o0, dtype=float).
"""

import numpy as np


def trajectory(n_steps, o0=(0.0, 0.0)):
    o = np.asarray(o0, dtype=float)
    points = [o.copy()]
    for _ in range(n_steps):
        o[:] = step(o)
        points.append(o.copy())
    return np.array(points)
