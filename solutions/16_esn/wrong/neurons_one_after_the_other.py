"""tasks: 2, 4, 5
de: Spätere Neuronen sehen bei dir schon die neuen Werte der früheren. Alle schalten im selben Augenblick.
en: With you later neurons already see the new values of earlier ones. All switch at the same moment.
"""

import numpy as np


def run(W, W_in, inputs, state=None, leak=1.0):
    x = np.zeros(len(W)) if state is None else state.copy()
    states = np.empty((len(inputs), len(W)))
    for t, u in enumerate(inputs):
        for j in range(len(W)):
            x[j] = (1 - leak) * x[j] + leak * np.tanh(W_in[j, 0] + W_in[j, 1:] @ u + W[j] @ x)
        states[t] = x
    return states
