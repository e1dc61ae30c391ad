"""mistake: start_row_missing"""

import numpy as np


def trajectory(n_steps, o0=(0.0, 0.0)):
    states, now = np.zeros((n_steps, 2)), np.array(o0, float)
    for n in range(n_steps):
        now = step(now)
        states[n] = now
    return states
