"""tasks: 2, 4, 5
de: Die Eins vor der Eingabe fehlt: [1; u], Spalte 0 von W_in.
en: The one before the input is missing: [1; u], column 0 of W_in.
"""

import numpy as np


def run(W, W_in, inputs, state=None, leak=1.0):
    x = np.zeros(len(W)) if state is None else state
    states = np.empty((len(inputs), len(W)))
    for t, u in enumerate(inputs):
        x = states[t] = (1 - leak) * x + leak * np.tanh(W_in[:, 1:] @ u + W @ x)
    return states
