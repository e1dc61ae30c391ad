"""tasks: 2
de: Bei u = p fällt der Eintrag weg. Weg kommt er nur bei u < p; mit p = 0 bleibt alles.
en: With u = p the entry is dropped. It goes only where u < p; with p = 0 everything stays.
"""

import numpy as np


def dropout(X, p, u):
    return np.where(u <= p, 0.0, X / (1 - p))
