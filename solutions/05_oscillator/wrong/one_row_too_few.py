"""tasks: 2
de: Der letzte Zustand fehlt: n_steps Schritte und der Start sind zusammen n_steps + 1 Zeilen.
en: The last state is missing: n_steps steps and the start make n_steps + 1 rows.
"""

import numpy as np


def trajectory(n_steps, o0=(0.0, 0.0)):
    points = np.empty((n_steps, 2))
    o = np.array(o0, dtype=float)
    for n in range(n_steps):
        points[n] = o
        o = step(o)
    return points
