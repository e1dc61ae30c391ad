"""tasks: 2, 4
de: Ohne state beginnst du bei 1. Vereinbart ist 0.
en: Without a state you start at 1. We agreed on 0.
"""

import numpy as np


def run(W, W_in, inputs, state=None, leak=1.0):
    x = np.ones(len(W)) if state is None else state
    states = np.empty((len(inputs), len(W)))
    for t, u in enumerate(inputs):
        x = states[t] = (1 - leak) * x + leak * np.tanh(W_in[:, 0] + W_in[:, 1:] @ u + W @ x)
    return states
