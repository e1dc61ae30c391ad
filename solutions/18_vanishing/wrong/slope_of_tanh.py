"""tasks: 4
de: Du nimmst die Steigung von tanh. Die Kette hat Sigmoidneuronen: σ(1 − σ).
en: You take the slope of tanh. The chain has sigmoid neurons: σ(1 − σ).
"""

import numpy as np


def chain_gradient(w, z, dC_da):
    slopes = 1.0 - np.tanh(z) ** 2
    gradient = np.empty(len(w))
    arriving = dC_da
    for layer in reversed(range(len(w))):
        gradient[layer] = arriving * slopes[layer]
        arriving = gradient[layer] * w[layer]
    return gradient
