"""tasks: 4
de: Du fütterst nur die erste Ausgabe zurück. Alle Ausgaben werden Eingaben.
en: You feed back the first output only. All outputs become inputs.
"""

import numpy as np


def free_run(W, W_in, W_out, state, steps, leak=1.0):
    outputs = np.empty((steps, len(W_out)))
    for t in range(steps):
        outputs[t] = W_out[:, 0] + W_out[:, 1:] @ state
        state = run(W, W_in, np.full((1, len(W_out)), outputs[t, 0]), state, leak)[0]
    return outputs
