"""tasks: 1
de: Deine Sigmoidfunktion rechnet exp(φ)/(1 + exp(φ)). Für großes φ ist das ∞/∞, also NaN. Nimm 1/(1 + exp(−φ)) oder
    die gegebene Funktion.
en: Your sigmoid computes exp(φ)/(1 + exp(φ)). For large φ this is ∞/∞, hence NaN. Take 1/(1 + exp(−φ)) or the given
    function.
"""

import numpy as np


def sigmoid(phi):
    with np.errstate(all="ignore"):
        return np.exp(phi) / (1.0 + np.exp(phi))
