"""tasks: 2
de: Zeilen und Spalten sind vertauscht: jede Zeile ist ein Zustand (o₁, o₂), die Form ist (n_steps + 1, 2). Es
    fehlt ein .T am Ende.
en: Rows and columns are swapped: each row is a state (o₁, o₂), the shape is (n_steps + 1, 2). A .T is missing
    at the end.
"""

import numpy as np


def trajectory(n_steps, o0=(0.0, 0.0)):
    points = np.empty((2, n_steps + 1))
    points[:, 0] = o0
    for n in range(n_steps):
        points[:, n + 1] = step(points[:, n])
    return points
