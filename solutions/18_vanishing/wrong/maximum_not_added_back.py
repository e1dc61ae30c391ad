"""tasks: 2
de: In log_softmax ziehst du das Maximum unter dem Logarithmus ab, davor aber nicht: z − max − ln Σ e^(z − max).
en: In log_softmax you subtract the maximum under the logarithm, but not before it: z − max − ln Σ e^(z − max).
"""

import numpy as np


def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def log_softmax(z):
    shifted = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
