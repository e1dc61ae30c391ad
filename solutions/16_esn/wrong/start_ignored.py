"""tasks: 2, 4, 5
de: Du beginnst immer bei 0. Ist state gegeben, beginnt der Lauf dort.
en: You always start at 0. Where state is given, the run starts there.
"""

import numpy as np


def run(W, W_in, inputs, state=None, leak=1.0):
    x = np.zeros(len(W))
    states = np.empty((len(inputs), len(W)))
    for t, u in enumerate(inputs):
        x = states[t] = (1 - leak) * x + leak * np.tanh(W_in[:, 0] + W_in[:, 1:] @ u + W @ x)
    return states
