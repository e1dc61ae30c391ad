"""tasks: 1
de: Du schneidest φ bei ±20 ab. Die Ausgabe soll auch weiter außen stimmen; die gegebene Sigmoidfunktion läuft
    nirgends über.
en: You clip φ at ±20. The output is to be right further out as well; the given sigmoid overflows nowhere.
"""

import numpy as np


def sigmoid(phi):
    return 1.0 / (1.0 + np.exp(-np.clip(phi, -20.0, 20.0)))
