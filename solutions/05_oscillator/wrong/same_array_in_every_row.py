"""tasks: 2
de: Alle Zeilen sind gleich: immer dasselbe Array kommt in die Liste und wird danach überschrieben. Hänge jedes
    Mal ein neues Array an.
en: All rows are equal: it is always the same array that goes into the list and is overwritten afterwards.
    Append a new array each time.
"""

import numpy as np


def trajectory(n_steps, o0=(0.0, 0.0)):
    o = np.array(o0, dtype=float)
    points = [o]
    for _ in range(n_steps):
        o[:] = step(o)
        points.append(o)
    return np.array(points)
