"""tasks: 1, 2
de: step rechnet mit einem Zustand weiter, den es sich selbst gemerkt hat, statt mit dem übergebenen o. Nimm den alten
    Zustand aus o.
en: step goes on with a state that it has kept for itself instead of the o it is given. Take the old state from o.
"""

import numpy as np

STATE = np.zeros(2)


def step(o):
    o1, o2 = STATE
    STATE[:] = np.tanh([-4.0 * o1 + 1.5 * o2 - 3.37, -1.5 * o1 + 0.125])
    return STATE.copy()
