"""tasks: 5
de: Du teilst durch den Abstand der Anfänge. Gefragt ist der Abstand selbst.
en: You divide by the distance of the starts. Asked for is the distance itself.
"""

import numpy as np


def state_distances(W, W_in, inputs, state_a, state_b, leak=1.0):
    difference = run(W, W_in, inputs, state_a, leak) - run(W, W_in, inputs, state_b, leak)
    return np.linalg.norm(difference, axis=1) / np.linalg.norm(state_a - state_b)
