"""tasks: 1
de: Wo 2λ = 1 ist, gibst du die Gewichte selbst zurück. Ändern sie sich, ändert sich dein Gradient mit. Gib neue
    Arrays zurück.
en: Where 2λ = 1 you return the weights themselves. When they change, your gradient changes, too. Return new arrays.
"""

import numpy as np


def l2_penalty(weights, lam):
    value = lam * sum(np.sum(w**2) for w in weights)
    return value, [w if 2 * lam == 1 else 2 * lam * w for w in weights]
