"""tasks: 2, 4, 5
de: Alle Zeilen sind der letzte Zustand. Du sammelst immer dasselbe Array; sammle Kopien.
en: All rows are the last state. You collect the same array over and over; collect copies.
"""

import numpy as np


def run(W, W_in, inputs, state=None, leak=1.0):
    x = np.zeros(len(W)) if state is None else state.copy()
    states = []
    for u in inputs:
        x[:] = (1 - leak) * x + leak * np.tanh(W_in[:, 0] + W_in[:, 1:] @ u + W @ x)
        states.append(x)
    return np.array(states)
