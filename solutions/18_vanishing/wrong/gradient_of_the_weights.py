"""tasks: 4
de: Du multiplizierst noch mit der Ausgabe davor; das ist ∂C/∂w. Gefragt ist ∂C/∂b.
en: You also multiply by the output before; that is ∂C/∂w. Asked for is ∂C/∂b.
"""

import numpy as np


def chain_gradient(w, z, dC_da):
    a = 1.0 / (1.0 + np.exp(-z))
    slopes = a * (1.0 - a)
    gradient = np.empty(len(w))
    arriving = dC_da
    for layer in reversed(range(len(w))):
        gradient[layer] = arriving * slopes[layer]
        arriving = gradient[layer] * w[layer]
    return gradient * np.append(1.0, a[:-1])
