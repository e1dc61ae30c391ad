"""tasks: 1
de: Du rundest eine Sigmoidfunktion. Für sehr kleine positive φ ist sie in Gleitkommazahlen genau 0,5 und wird zu 0
    gerundet, obwohl φ > 0 ist: vergleiche φ selbst mit 0.
en: You round a sigmoid. For very small positive φ it is exactly 0.5 in floating point and is rounded to 0, although
    φ > 0: compare φ itself with 0.
"""

import numpy as np


def heaviside(phi):
    with np.errstate(over="ignore"):
        return round(float(1 / (1 + np.exp(-phi))))
