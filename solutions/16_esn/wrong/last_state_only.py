"""tasks: 2, 4, 5
de: Du gibst nur den letzten Zustand zurück. Gefragt sind alle, einer je Zeile.
en: You return the last state only. Asked for are all of them, one in each row.
"""

import numpy as np


def run(W, W_in, inputs, state=None, leak=1.0):
    x = np.zeros(len(W)) if state is None else state
    states = np.empty((len(inputs), len(W)))
    for t, u in enumerate(inputs):
        x = states[t] = (1 - leak) * x + leak * np.tanh(W_in[:, 0] + W_in[:, 1:] @ u + W @ x)
    return states[-1]
