"""tasks: 5
de: Du gibst eine einzige Zahl zurück. Gefragt ist ein Abstand je Zeitschritt: axis=1.
en: You return a single number. Asked for is one distance for each step of time: axis=1.
"""

import numpy as np


def state_distances(W, W_in, inputs, state_a, state_b, leak=1.0):
    difference = run(W, W_in, inputs, state_a, leak) - run(W, W_in, inputs, state_b, leak)
    return np.linalg.norm(difference)
