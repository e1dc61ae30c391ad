"""tasks: 2, 4, 5
de: Auch der alte Zustand läuft bei dir durch tanh. Er kommt danach dazu: (1 − leak) x + leak · tanh(…).
en: With you the old state passes through tanh as well. It is added afterwards: (1 − leak) x + leak · tanh(…).
"""

import numpy as np


def run(W, W_in, inputs, state=None, leak=1.0):
    x = np.zeros(len(W)) if state is None else state
    states = np.empty((len(inputs), len(W)))
    for t, u in enumerate(inputs):
        x = states[t] = np.tanh((1 - leak) * x + leak * (W_in[:, 0] + W_in[:, 1:] @ u + W @ x))
    return states
