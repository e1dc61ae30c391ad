"""tasks: 2, 3
de: Das ist die Hebb-Regel: sie addiert t·x, ohne die eigene Ausgabe anzusehen. Das Perzeptron lernt nur aus
    Fehlern, mit (t − o)·x.
en: This is Hebb's rule: it adds t·x without looking at its own output. The perceptron learns from errors only, with
    (t − o)·x.
"""

import numpy as np


def perceptron_update(w, x, target):
    return w + target * np.concatenate(([1.0], x))
