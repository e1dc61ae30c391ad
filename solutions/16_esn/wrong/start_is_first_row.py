"""tasks: 2, 4, 5
de: Deine erste Zeile ist der Anfangszustand, und es sind T + 1 Zeilen. Er gehört nicht dazu.
en: Your first row is the start, and there are T + 1 rows. It does not belong in.
"""

import numpy as np


def run(W, W_in, inputs, state=None, leak=1.0):
    x = np.zeros(len(W)) if state is None else state
    states = np.empty((len(inputs), len(W)))
    for t, u in enumerate(inputs):
        x = states[t] = (1 - leak) * x + leak * np.tanh(W_in[:, 0] + W_in[:, 1:] @ u + W @ x)
    return np.vstack([np.zeros((1, len(W))) if state is None else state[np.newaxis], states])
