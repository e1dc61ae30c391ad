"""tasks: 2
de: Alle Ableitungen sind 0; vielleicht legst du die Arrays nur an. Trage ein, was du ausrechnest.
en: All derivatives are 0; perhaps you only create the arrays. Put in what you compute.
"""

import numpy as np


def gradients(X, y, w1, b1, w2, b2):
    return tuple(np.zeros_like(value) for value in (w1, b1, w2, b2))
