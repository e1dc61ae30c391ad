"""tasks: 1, 2
de: Der Bias wird erst nach tanh addiert. Er gehört zur Netzeingabe φ, also in das Argument von tanh.
en: The bias is added after tanh. It is part of the net input φ, so it belongs inside tanh.
"""

import numpy as np


def step(o):
    o1, o2 = o
    return np.tanh([-4.0 * o1 + 1.5 * o2, -1.5 * o1]) + np.array([-3.37, 0.125])
