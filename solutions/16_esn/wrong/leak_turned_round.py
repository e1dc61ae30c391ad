"""tasks: 2, 4, 5
de: Das Leck steht beim falschen Teil: (1 − leak) gehört zum alten Zustand, leak zum neuen.
en: The leak is with the wrong part: (1 − leak) belongs to the old state, leak to the new one.
"""

import numpy as np


def run(W, W_in, inputs, state=None, leak=1.0):
    x = np.zeros(len(W)) if state is None else state
    states = np.empty((len(inputs), len(W)))
    for t, u in enumerate(inputs):
        x = states[t] = leak * x + (1 - leak) * np.tanh(W_in[:, 0] + W_in[:, 1:] @ u + W @ x)
    return states
