"""tasks: 2
de: Du addierst im Nenner eine kleine Zahl. Das Maximum macht eine Potenz zu 1, der Nenner ist also nie 0; lass sie
    weg.
en: You add a small number to the denominator. The maximum makes one power 1, so it is never 0; leave it out.
"""

import numpy as np


def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / (e.sum(axis=-1, keepdims=True) + 1e-7)
