"""tasks: 2
de: Du nimmst den Logarithmus von softmax. Wo softmax auf 0 gerundet ist, kommt −inf heraus; nimm z − max − ln Σ
    e^(z − max).
en: You take the logarithm of softmax. Where softmax was rounded to 0, −inf comes out; take z − max − ln Σ e^(z −
    max).
"""

import numpy as np


def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def log_softmax(z):
    return np.log(softmax(z))
