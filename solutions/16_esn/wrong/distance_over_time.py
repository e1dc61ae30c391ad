"""tasks: 5
de: Du fasst über die Zeit zusammen statt über die Neuronen: axis=1.
en: You sum over time instead of over the neurons: axis=1.
"""

import numpy as np


def state_distances(W, W_in, inputs, state_a, state_b, leak=1.0):
    difference = run(W, W_in, inputs, state_a, leak) - run(W, W_in, inputs, state_b, leak)
    return np.linalg.norm(difference, axis=0)
