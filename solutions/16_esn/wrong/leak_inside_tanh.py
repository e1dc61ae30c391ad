"""tasks: 2, 4, 5
de: Das Leck steht im Tangens hyperbolicus. Es multipliziert das Ergebnis: leak · tanh(…).
en: The leak stands inside the tanh. It multiplies the result: leak · tanh(…).
"""

import numpy as np


def run(W, W_in, inputs, state=None, leak=1.0):
    x = np.zeros(len(W)) if state is None else state
    states = np.empty((len(inputs), len(W)))
    for t, u in enumerate(inputs):
        x = states[t] = (1 - leak) * x + np.tanh(leak * (W_in[:, 0] + W_in[:, 1:] @ u + W @ x))
    return states
