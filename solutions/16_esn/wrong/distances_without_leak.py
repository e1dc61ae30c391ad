"""tasks: 5
de: In den Abständen fehlt leak. Gib es an run weiter.
en: leak is missing in the distances. Pass it on to run.
"""

import numpy as np


def state_distances(W, W_in, inputs, state_a, state_b, leak=1.0):
    difference = run(W, W_in, inputs, state_a) - run(W, W_in, inputs, state_b)
    return np.linalg.norm(difference, axis=1)
