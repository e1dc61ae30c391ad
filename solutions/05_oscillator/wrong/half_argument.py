"""tasks: 1, 2
de: Das ist nicht tanh(x), sondern tanh(x/2): in tanh(x) = 2/(1 + exp(−2x)) − 1 steht im Exponenten eine 2.
en: This is not tanh(x) but tanh(x/2): the exponent of tanh(x) = 2/(1 + exp(−2x)) − 1 holds a 2.
"""

import numpy as np


def step(o):
    o1, o2 = o
    phi = np.array([-4.0 * o1 + 1.5 * o2 - 3.37, -1.5 * o1 + 0.125])
    return 2.0 / (1.0 + np.exp(-phi)) - 1.0
