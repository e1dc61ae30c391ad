"""tasks: 2
de: Du rundest die Wahrscheinlichkeiten. Gib sie ungerundet zurück.
en: You round the probabilities. Return them as they are.
"""

import numpy as np


def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return np.round(e / e.sum(axis=-1, keepdims=True), 6)
