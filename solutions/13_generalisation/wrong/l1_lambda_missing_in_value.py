"""tasks: 1
de: Im Wert von l1_penalty fehlt λ. Multipliziere die Summe der Beträge mit lam.
en: λ is missing in the value of l1_penalty. Multiply the sum of the absolute values by lam.
"""

import numpy as np


def l1_penalty(weights, lam):
    value = sum(np.sum(np.abs(w)) for w in weights)
    return value, [lam * np.sign(w) for w in weights]
