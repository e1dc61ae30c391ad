"""tasks: 2
de: Das Netz läuft schon vor Zeile 0 eine Weile. Zeile 0 soll genau der angegebene Start sein.
en: The network already runs for a while before row 0. Row 0 is to be exactly the start that was given.
"""

import numpy as np


def trajectory(n_steps, o0=(0.0, 0.0)):
    o = np.array(o0, dtype=float)
    for _ in range(100):
        o = step(o)
    points = [o]
    for _ in range(n_steps):
        points.append(step(points[-1]))
    return np.array(points)
