"""tasks: 2, 4, 5
de: Zeile t steht bei dir für den Zustand vor Eingabe t. Sie soll Eingabe t schon gesehen haben.
en: With you row t is the state before input t. It is to have seen input t already.
"""

import numpy as np


def run(W, W_in, inputs, state=None, leak=1.0):
    x = np.zeros(len(W)) if state is None else state
    states = np.empty((len(inputs), len(W)))
    for t, u in enumerate(inputs):
        states[t] = x
        x = (1 - leak) * x + leak * np.tanh(W_in[:, 0] + W_in[:, 1:] @ u + W @ x)
    return states
