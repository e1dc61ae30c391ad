"""tasks: 2
de: Du summierst über die erste Achse. Die Klassen stehen in der letzten: axis=-1.
en: You sum over the first axis. The classes are in the last one: axis=-1.
"""

import numpy as np


def softmax(z):
    return np.exp(log_softmax(z))


def log_softmax(z):
    shifted = z - z.max(axis=0, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=0, keepdims=True))
