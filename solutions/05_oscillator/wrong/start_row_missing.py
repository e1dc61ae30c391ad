"""tasks: 2
de: Der Start fehlt: Zeile 0 ist o0 selbst, erst Zeile 1 der Zustand nach einem Schritt.
en: The start is missing: row 0 is o0 itself, and only row 1 the state after one step.
"""

import numpy as np


def trajectory(n_steps, o0=(0.0, 0.0)):
    points = [np.array(o0)]
    for _ in range(n_steps):
        points.append(step(points[-1]))
    return np.array(points[1:]).reshape(-1, 2)
