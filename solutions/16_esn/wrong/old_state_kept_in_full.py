"""tasks: 2, 4, 5
de: Du addierst den alten Zustand ganz. Er hat den Faktor 1 − leak.
en: You add the old state in full. It has the factor 1 − leak.
"""

import numpy as np


def run(W, W_in, inputs, state=None, leak=1.0):
    x = np.zeros(len(W)) if state is None else state
    states = np.empty((len(inputs), len(W)))
    for t, u in enumerate(inputs):
        x = states[t] = x + leak * np.tanh(W_in[:, 0] + W_in[:, 1:] @ u + W @ x)
    return states
