"""tasks: 4
de: Die Steigung des letzten Neurons fehlt: Auch ∂C/∂b_L hat den Faktor σ′(z_L).
en: The slope of the last neuron is missing: ∂C/∂b_L has the factor σ′(z_L), too.
"""

import numpy as np


def chain_gradient(w, z, dC_da):
    a = 1.0 / (1.0 + np.exp(-z))
    slopes = a * (1.0 - a)
    slopes[-1] = 1.0
    gradient = np.empty(len(w))
    arriving = dC_da
    for layer in reversed(range(len(w))):
        gradient[layer] = arriving * slopes[layer]
        arriving = gradient[layer] * w[layer]
    return gradient
