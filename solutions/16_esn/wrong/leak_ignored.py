"""tasks: 2, 4, 5
de: leak kommt bei dir nicht vor.
en: leak does not occur with you.
"""

import numpy as np


def run(W, W_in, inputs, state=None, leak=1.0):
    x = np.zeros(len(W)) if state is None else state
    states = np.empty((len(inputs), len(W)))
    for t, u in enumerate(inputs):
        x = states[t] = np.tanh(W_in[:, 0] + W_in[:, 1:] @ u + W @ x)
    return states
