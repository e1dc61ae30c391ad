"""tasks: 2
de: Die Bahn wird in einem float32-Array gespeichert und verliert dabei die Hälfte ihrer Stellen. Verlangt ist
    float64.
en: The trajectory is stored in a float32 array and loses half of its digits there. Asked for is float64.
"""

import numpy as np


def trajectory(n_steps, o0=(0.0, 0.0)):
    points = np.empty((n_steps + 1, 2), dtype=np.float32)
    points[0] = o0
    for n in range(n_steps):
        points[n + 1] = step(points[n])
    return points
