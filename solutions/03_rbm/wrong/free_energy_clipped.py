"""tasks: 3
de: Du schneidest das Argument der Exponentialfunktion ab. Das gibt keinen Überlauf, aber falsche Werte: nimm
    np.logaddexp(0, x).
en: You clip the argument of the exponential. That does not overflow, but the values are wrong: use np.logaddexp(0,
    x).
"""

import numpy as np


def free_energy(v, W, b, c):
    x = np.clip(v @ W.T + c, -500, 500)
    return -(v @ b) - np.log(1 + np.exp(x)).sum(axis=1)
