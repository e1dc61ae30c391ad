"""tasks: 4
de: free_run schreibt in das übergebene state. Lege ein neues Array an.
en: free_run writes into the state it is given. Make a new array.
"""

import numpy as np


def free_run(W, W_in, W_out, state, steps, leak=1.0):
    outputs = np.empty((steps, len(W_out)))
    for t in range(steps):
        outputs[t] = W_out[:, 0] + W_out[:, 1:] @ state
        state[:] = run(W, W_in, outputs[t : t + 1], state.copy(), leak)[0]
    return outputs
