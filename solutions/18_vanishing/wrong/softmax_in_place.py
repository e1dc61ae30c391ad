"""tasks: 2
de: Du ziehst das Maximum im Array des Aufrufers ab (z -= …). Lege ein neues an: z = z - ….
en: You subtract the maximum inside the caller's array (z -= …). Make a new one: z = z - ….
"""

import numpy as np


def softmax(z):
    z -= z.max(axis=-1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)
