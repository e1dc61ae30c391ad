"""tasks: 4
de: In der Ausgabe fehlt die Konstante, Spalte 0 von W_out.
en: The constant is missing in the output, column 0 of W_out.
"""

import numpy as np


def free_run(W, W_in, W_out, state, steps, leak=1.0):
    outputs = np.empty((steps, len(W_out)))
    for t in range(steps):
        outputs[t] = W_out[:, 1:] @ state
        state = run(W, W_in, outputs[t : t + 1], state, leak)[0]
    return outputs
