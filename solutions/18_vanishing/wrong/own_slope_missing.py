"""tasks: 4
de: Die Steigung des eigenen Neurons fehlt; das ist ∂C/∂a. Für ∂C/∂b gehört σ′(z_ℓ) dazu.
en: The slope of the neuron itself is missing; that is ∂C/∂a. For ∂C/∂b it takes σ′(z_ℓ), too.
"""

import numpy as np


def chain_gradient(w, z, dC_da):
    a = 1.0 / (1.0 + np.exp(-z))
    slopes = a * (1.0 - a)
    gradient = np.empty(len(w))
    arriving = dC_da
    for layer in reversed(range(len(w))):
        gradient[layer] = arriving
        arriving = gradient[layer] * slopes[layer] * w[layer]
    return gradient
