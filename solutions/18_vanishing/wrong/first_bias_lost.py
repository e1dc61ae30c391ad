"""tasks: 3
de: Der Bias der ersten Schicht fehlt. Er läuft durch alle weiteren Matrizen.
en: The bias of the first layer is missing. It passes through all further matrices.
"""

import numpy as np


def collapse(weights, biases):
    W, b = weights[0].copy(), np.zeros(len(biases[0]))
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W, b = next_W @ W, next_W @ b + next_b
    return W, b
