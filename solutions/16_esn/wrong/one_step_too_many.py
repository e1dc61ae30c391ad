"""tasks: 4
de: Du gibst eine Zeile zu viel zurück. Gefragt sind genau steps Zeilen.
en: You return one row too many. Asked for are exactly steps rows.
"""

import numpy as np


def free_run(W, W_in, W_out, state, steps, leak=1.0):
    outputs = np.empty((steps, len(W_out)))
    for t in range(steps):
        outputs[t] = W_out[:, 0] + W_out[:, 1:] @ state
        state = run(W, W_in, outputs[t : t + 1], state, leak)[0]
    return np.vstack([outputs, W_out[:, 0] + W_out[:, 1:] @ state])
