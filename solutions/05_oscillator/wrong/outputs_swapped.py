"""tasks: 1, 2
de: Die beiden neuen Ausgaben sind vertauscht: Zuerst kommt o₁, dann o₂.
en: The two new outputs are swapped: o₁ comes first, then o₂.
"""

import numpy as np


def step(o):
    o1, o2 = o
    return np.tanh([-1.5 * o1 + 0.125, -4.0 * o1 + 1.5 * o2 - 3.37])
