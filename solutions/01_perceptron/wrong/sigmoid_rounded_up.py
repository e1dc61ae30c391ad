"""tasks: 1, 2, 3
de: Du rundest eine Sigmoidfunktion, und aus 0,5 wird dabei 1. Bei φ = 0 (und knapp darunter, wo die Sigmoidfunktion
    auf 0,5 gerundet wird) muss 0 herauskommen: vergleiche φ selbst mit 0.
en: You round a sigmoid, and 0.5 becomes 1. At φ = 0 (and just below, where the sigmoid is rounded to 0.5) the
    output must be 0: compare φ itself with 0.
"""

import numpy as np


def heaviside(phi):
    return int(np.floor(1 / (1 + np.exp(-phi)) + 0.5))
