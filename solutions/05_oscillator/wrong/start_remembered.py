"""tasks: 2
de: Das Array in der Voreinstellung von o0 wird verändert und gilt dann für alle späteren Aufrufe: der zweite
    Aufruf beginnt, wo der erste aufgehört hat.
en: The array that is the default of o0 is changed and then holds for all later calls: the second call begins
    where the first one ended.
"""

import numpy as np

START = np.zeros(2)


def trajectory(n_steps, o0=START):
    o = o0 if o0 is START else np.array(o0, dtype=float)
    points = [o.copy()]
    for _ in range(n_steps):
        o[:] = step(o)
        points.append(o.copy())
    return np.array(points)
