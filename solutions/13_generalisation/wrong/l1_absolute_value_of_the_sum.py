"""tasks: 1
de: Du nimmst den Betrag der Summe statt der Summe der Beträge. Erst np.abs auf jedes Gewicht, dann summieren.
en: You take the absolute value of the sum, not the sum of the absolute values. First np.abs of every weight, then the
    sum.
"""

import numpy as np


def l1_penalty(weights, lam):
    value = lam * sum(np.abs(np.sum(w)) for w in weights)
    return value, [lam * np.sign(w) for w in weights]
