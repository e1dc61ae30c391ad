"""tasks: 1, 2
de: Hier steht die logistische Funktion, deren Werte zwischen 0 und 1 liegen. Gesucht ist tanh mit Werten
    zwischen −1 und 1.
en: This is the logistic function with values between 0 and 1. What is asked for is tanh with values between −1
    and 1.
"""

import numpy as np


def step(o):
    o1, o2 = o
    phi = np.array([-4.0 * o1 + 1.5 * o2 - 3.37, -1.5 * o1 + 0.125])
    return 1.0 / (1.0 + np.exp(-phi))
