"""tasks: 1, 2
de: step überschreibt das Array, das es bekommt. Gib ein neues Array zurück, der alte Zustand wird noch
    gebraucht.
en: step overwrites the array it is given. Return a new array: the old state is still needed.
"""

import numpy as np


def step(o):
    o1, o2 = o
    o[0] = np.tanh(-4.0 * o1 + 1.5 * o2 - 3.37)
    o[1] = np.tanh(-1.5 * o1 + 0.125)
    return o
