"""tasks: 4
de: Der Zustand bleibt stehen, so kommt immer dieselbe Ausgabe. Ersetze ihn nach jedem Schritt.
en: The state stands still, so the output is always the same. Replace it after every step.
"""

import numpy as np


def free_run(W, W_in, W_out, state, steps, leak=1.0):
    outputs = np.empty((steps, len(W_out)))
    for t in range(steps):
        outputs[t] = W_out[:, 0] + W_out[:, 1:] @ state
        run(W, W_in, outputs[t : t + 1], state, leak)
    return outputs
