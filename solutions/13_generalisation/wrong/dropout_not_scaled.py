"""tasks: 2
de: Die Einträge, die bleiben, wachsen bei dir nicht. Teile sie durch 1 − p, damit der Erwartungswert gleich bleibt.
en: The entries that stay do not grow. Divide them by 1 − p, so that the expected value stays the same.
"""

import numpy as np


def dropout(X, p, u):
    return np.where(u < p, 0.0, X)
