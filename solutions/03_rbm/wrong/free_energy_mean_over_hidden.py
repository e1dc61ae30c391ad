"""tasks: 3
de: Du mittelst über die verdeckten Neuronen. In F wird über sie summiert.
en: You take the mean over the hidden units. In F they are summed.
"""

import numpy as np


def free_energy(v, W, b, c):
    return -(v @ b) - np.logaddexp(0.0, v @ W.T + c).mean(axis=1)
