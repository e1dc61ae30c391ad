"""tasks: 2
de: Du lässt genau den Anteil p der Einträge weg, die mit dem kleinsten u. Jeder Eintrag entscheidet für sich: weg bei
    u < p.
en: You drop exactly the share p of the entries, those with the smallest u. Every entry decides for itself: gone where
    u < p.
"""

import numpy as np


def dropout(X, p, u):
    result = X.ravel() / (1 - p)
    result[np.argsort(u.ravel())[: round(p * X.size)]] = 0.0
    return result.reshape(X.shape)
