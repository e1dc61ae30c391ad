"""tasks: 1, 2, 3
de: Bei φ = 0 gibst du ½ zurück, wie np.heaviside(phi, 0.5). Hier ist die Ausgabe bei φ = 0 genau 0.
en: At φ = 0 you return ½, as np.heaviside(phi, 0.5) does. Here the output at φ = 0 is exactly 0.
"""

import numpy as np


def heaviside(phi):
    return np.heaviside(phi, 0.5)
