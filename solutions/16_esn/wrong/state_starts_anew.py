"""tasks: 4
de: Das Reservoir beginnt bei jedem freien Schritt bei 0. Gib den Zustand weiter.
en: The reservoir starts at 0 in every free step. Hand the state on.
"""

import numpy as np


def free_run(W, W_in, W_out, state, steps, leak=1.0):
    outputs = np.empty((steps, len(W_out)))
    for t in range(steps):
        outputs[t] = W_out[:, 0] + W_out[:, 1:] @ state
        state = run(W, W_in, outputs[t : t + 1], None, leak)[0]
    return outputs
