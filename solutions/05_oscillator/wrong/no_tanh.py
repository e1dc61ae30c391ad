"""tasks: 1, 2
de: Die Aktivierungsfunktion fehlt: die Ausgabe ist tanh(φ), nicht φ selbst. Ohne tanh wachsen die Werte über
    alle Grenzen.
en: The activation function is missing: the output is tanh(φ), not φ itself. Without tanh the values grow beyond
    all bounds.
"""

import numpy as np


def step(o):
    o1, o2 = o
    return np.array([-4.0 * o1 + 1.5 * o2 - 3.37, -1.5 * o1 + 0.125])
