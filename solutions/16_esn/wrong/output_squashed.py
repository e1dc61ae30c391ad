"""tasks: 4
de: Du schickst die Ausgabe durch tanh. Sie ist linear: W_out [1; x].
en: You send the output through tanh. It is linear: W_out [1; x].
"""

import numpy as np


def free_run(W, W_in, W_out, state, steps, leak=1.0):
    outputs = np.empty((steps, len(W_out)))
    for t in range(steps):
        outputs[t] = np.tanh(W_out[:, 0] + W_out[:, 1:] @ state)
        state = run(W, W_in, outputs[t : t + 1], state, leak)[0]
    return outputs
