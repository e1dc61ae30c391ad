"""tasks: 4
de: Du fütterst die vorletzte Ausgabe ein. Die nächste Eingabe ist die Ausgabe dieses Schritts.
en: You feed in the output before the last one. The next input is the output of this step.
"""

import numpy as np


def free_run(W, W_in, W_out, state, steps, leak=1.0):
    outputs = np.empty((steps, len(W_out)))
    for t in range(steps):
        outputs[t] = W_out[:, 0] + W_out[:, 1:] @ state
        state = run(W, W_in, outputs[max(t - 1, 0) : max(t - 1, 0) + 1], state, leak)[0]
    return outputs
