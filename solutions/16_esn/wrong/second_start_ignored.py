"""tasks: 5
de: Der zweite Lauf beginnt bei dir bei 0. Er soll bei state_b beginnen.
en: With you the second run starts at 0. It is to start at state_b.
"""

import numpy as np


def state_distances(W, W_in, inputs, state_a, state_b, leak=1.0):
    difference = run(W, W_in, inputs, state_a, leak) - run(W, W_in, inputs, None, leak)
    return np.linalg.norm(difference, axis=1)
