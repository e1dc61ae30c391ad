"""tasks: 2
de: Der Start o0 wird nicht benutzt: die Bahn beginnt immer bei (0, 0).
en: The start o0 is not used: the trajectory always begins at (0, 0).
"""

import numpy as np


def trajectory(n_steps, o0=(0.0, 0.0)):
    points = np.zeros((n_steps + 1, 2))
    for n in range(n_steps):
        points[n + 1] = step(points[n])
    return points
