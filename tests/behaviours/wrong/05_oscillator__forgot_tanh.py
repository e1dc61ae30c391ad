"""mistake: no_tanh"""

import numpy as np


def step(o):
    w = np.array([[-4.0, 1.5], [-1.5, 0.0]])
    return w.dot(o) + [-3.37, 0.125]
