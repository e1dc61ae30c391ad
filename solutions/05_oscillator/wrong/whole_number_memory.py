"""tasks: 2
de: Das Array der Bahn hat den Datentyp des Starts. Bei einem ganzzahligen Start fallen so alle Nachkommastellen
    weg; lege es mit dtype=float an.
en: The array of the trajectory has the dtype of the start. With a start of whole numbers all decimals are lost;
    create it with dtype=float.
"""

import numpy as np


def trajectory(n_steps, o0=(0.0, 0.0)):
    points = np.array([o0] * (n_steps + 1))
    for n in range(n_steps):
        points[n + 1] = step(points[n])
    return points
