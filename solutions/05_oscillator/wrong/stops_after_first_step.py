"""tasks: 2
de: Dein return steht in der Schleife, also endet die Bahn nach dem ersten Schritt. Rücke es eine Stufe aus.
en: Your return stands inside the loop, so the trajectory ends after the first step. Move it out by one level.
"""

import numpy as np


def trajectory(n_steps, o0=(0.0, 0.0)):
    points = np.zeros((n_steps + 1, 2))
    points[0] = o0
    for n in range(n_steps):
        points[n + 1] = step(points[n])
        return points
    return points
