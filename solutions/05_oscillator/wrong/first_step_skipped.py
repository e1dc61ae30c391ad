"""tasks: 2
de: Deine Schleife beginnt mit range(1, …): Der erste Schritt fehlt, und Zeile 1 bleibt leer. Beginne bei 0.
en: Your loop starts with range(1, …): the first step is missing, and row 1 stays empty. Start at 0.
"""

import numpy as np


def trajectory(n_steps, o0=(0.0, 0.0)):
    points = np.zeros((n_steps + 1, 2))
    points[0] = o0
    for n in range(1, n_steps):
        points[n + 1] = step(points[n])
    return points
