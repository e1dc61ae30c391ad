"""tasks: 4
de: Im freien Lauf bekommt dein Reservoir die Eingabe 0. Es soll seine eigene Ausgabe bekommen.
en: In the free run your reservoir is given the input 0. It is to be given its own output.
"""

import numpy as np


def free_run(W, W_in, W_out, state, steps, leak=1.0):
    outputs = np.empty((steps, len(W_out)))
    for t in range(steps):
        outputs[t] = W_out[:, 0] + W_out[:, 1:] @ state
        state = run(W, W_in, np.zeros((1, len(W_out))), state, leak)[0]
    return outputs
