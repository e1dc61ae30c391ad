"""tasks: 4
de: Deine Ausgaben stehen in einer Reihe. Gefragt ist die Form (steps, k).
en: Your outputs stand in a single row. Asked for is shape (steps, k).
"""

import numpy as np


def free_run(W, W_in, W_out, state, steps, leak=1.0):
    outputs = np.empty((steps, len(W_out)))
    for t in range(steps):
        outputs[t] = W_out[:, 0] + W_out[:, 1:] @ state
        state = run(W, W_in, outputs[t : t + 1], state, leak)[0]
    return outputs.ravel()
