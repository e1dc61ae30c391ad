"""tasks: 2, 4, 5
de: Du schreibst in das übergebene state. Lege für den Zustand ein neues Array an.
en: You write into the state you are given. Make a new array for the state.
"""

import numpy as np


def run(W, W_in, inputs, state=None, leak=1.0):
    x = np.zeros(len(W)) if state is None else state
    states = np.empty((len(inputs), len(W)))
    for t, u in enumerate(inputs):
        x[:] = (1 - leak) * x + leak * np.tanh(W_in[:, 0] + W_in[:, 1:] @ u + W @ x)
        states[t] = x
    return states
