"""tasks: 2
de: Der Anfang der Bahn ist weggelassen. trajectory gibt alle Zustände zurück; das Einschwingen schneidest du
    erst vor dem Zeichnen ab.
en: The beginning of the trajectory is left out. trajectory returns all states; cut the transient off only before
    drawing.
"""

import numpy as np


def trajectory(n_steps, o0=(0.0, 0.0)):
    points = np.empty((n_steps + 1, 2))
    points[0] = o0
    for n in range(n_steps):
        points[n + 1] = step(points[n])
    return points[100:] if n_steps > 1000 else points[n_steps // 5 :]
