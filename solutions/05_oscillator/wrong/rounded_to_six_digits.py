"""tasks: 1, 2
de: Die Ausgaben werden auf sechs Stellen gerundet. In 50 Schritten wird daraus eine andere Bahn: rechne mit allen
    Stellen.
en: The outputs are rounded to six digits. Within 50 steps this makes another trajectory: compute with all digits.
"""

import numpy as np


def step(o):
    o1, o2 = o
    return np.round(np.tanh([-4.0 * o1 + 1.5 * o2 - 3.37, -1.5 * o1 + 0.125]), 6)
