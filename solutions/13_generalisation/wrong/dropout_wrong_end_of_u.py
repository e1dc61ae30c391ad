"""tasks: 2
de: Du behältst die Einträge mit u < 1 − p. Der Anteil stimmt, aber vereinbart ist: weg bei u < p.
en: You keep the entries with u < 1 − p. The share is right, but we agreed: gone where u < p.
"""

import numpy as np


def dropout(X, p, u):
    return np.where(u < 1 - p, X / (1 - p), 0.0)
