"""tasks: 4
de: Die erste Ausgabe fehlt: Zeile 0 ist W_out [1; state], ohne dass ein Schritt gerechnet wird.
en: The first output is missing: row 0 is W_out [1; state] before any step is computed.
"""

import numpy as np


def free_run(W, W_in, W_out, state, steps, leak=1.0):
    state = run(W, W_in, (W_out[:, 0] + W_out[:, 1:] @ state)[np.newaxis], state, leak)[0]
    outputs = np.empty((steps, len(W_out)))
    for t in range(steps):
        outputs[t] = W_out[:, 0] + W_out[:, 1:] @ state
        state = run(W, W_in, outputs[t : t + 1], state, leak)[0]
    return outputs
