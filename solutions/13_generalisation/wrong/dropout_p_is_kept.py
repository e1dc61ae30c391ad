"""tasks: 2
de: Du nimmst p für den Anteil, der bleibt. p ist die Wahrscheinlichkeit wegzufallen: weg bei u < p, sonst durch 1 −
    p.
en: You take p for the share that stays. p is the probability to be dropped: gone where u < p, otherwise divided by 1
    − p.
"""

import numpy as np


def dropout(X, p, u):
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(u < p, X / p, 0.0)
