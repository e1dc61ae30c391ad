"""tasks: 2, 3
de: Das ist die Delta-Regel: du ziehst die Netzeingabe φ vom Ziel ab. Beim Perzeptron zählt die Ausgabe o nach der
    Stufe: t − o ist −1, 0 oder 1.
en: This is the delta rule: you subtract the net input φ from the target. The perceptron uses the output o after the
    step: t − o is −1, 0 or 1.
"""

import numpy as np


def perceptron_update(w, x, target):
    phi = w[0] + w[1:] @ x
    return w + (target - phi) * np.concatenate(([1.0], x))
