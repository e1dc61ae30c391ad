"""mistake: sequential_update"""

import math

import numpy as np


def step(o):
    first = math.tanh(-3.37 + 1.5 * o[1] - 4 * o[0])
    second = math.tanh(0.125 - 1.5 * first)
    return np.array([first, second])
