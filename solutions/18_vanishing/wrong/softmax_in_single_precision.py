"""tasks: 2
de: softmax rechnet in float32. Alle Arrays sind float64, und float64 soll herauskommen.
en: softmax computes in float32. All arrays are float64, and float64 is to come back.
"""

import numpy as np


def softmax(z):
    e = np.exp((z - z.max(axis=-1, keepdims=True)).astype(np.float32))
    return e / e.sum(axis=-1, keepdims=True)
