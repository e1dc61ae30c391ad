"""tasks: 5
de: Du summierst die Beträge der Differenzen. Gefragt ist der euklidische Abstand.
en: You sum the absolute differences. Asked for is the Euclidean distance.
"""

import numpy as np


def state_distances(W, W_in, inputs, state_a, state_b, leak=1.0):
    difference = run(W, W_in, inputs, state_a, leak) - run(W, W_in, inputs, state_b, leak)
    return np.abs(difference).sum(axis=1)
