"""tasks: 2, 4, 5
de: Bei dir gehört die letzte Spalte von W_in zur Eins. Vereinbart ist die erste: [1; u].
en: With you the last column of W_in belongs to the one. We agreed on the first: [1; u].
"""

import numpy as np


def run(W, W_in, inputs, state=None, leak=1.0):
    x = np.zeros(len(W)) if state is None else state
    states = np.empty((len(inputs), len(W)))
    for t, u in enumerate(inputs):
        x = states[t] = (1 - leak) * x + leak * np.tanh(W_in[:, -1] + W_in[:, :-1] @ u + W @ x)
    return states
