"""tasks: 4
de: Im freien Lauf fehlt leak. Gib es an run weiter.
en: leak is missing in the free run. Pass it on to run.
"""

import numpy as np


def free_run(W, W_in, W_out, state, steps, leak=1.0):
    outputs = np.empty((steps, len(W_out)))
    for t in range(steps):
        outputs[t] = W_out[:, 0] + W_out[:, 1:] @ state
        state = run(W, W_in, outputs[t : t + 1], state, 1.0)[0]
    return outputs
