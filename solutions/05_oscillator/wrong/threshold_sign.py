"""tasks: 1, 2
de: Der Bias hat das falsche Vorzeichen: er wird addiert, nicht wie eine Schwelle abgezogen.
en: The bias has the wrong sign: it is added, not subtracted like a threshold.
"""

import numpy as np


def step(o):
    o1, o2 = o
    return np.tanh([-4.0 * o1 + 1.5 * o2 + 3.37, -1.5 * o1 - 0.125])
