"""tasks: 4
de: In deinem Gradienten steht auch w_ℓ. Das führt in das Neuron hinein und kommt in ∂C/∂b_ℓ nicht vor.
en: Your gradient holds w_ℓ, too. It leads into the neuron and does not occur in ∂C/∂b_ℓ.
"""

import numpy as np


def chain_gradient(w, z, dC_da):
    a = 1.0 / (1.0 + np.exp(-z))
    slopes = a * (1.0 - a)
    gradient = np.empty(len(w))
    arriving = dC_da
    for layer in reversed(range(len(w))):
        gradient[layer] = arriving * slopes[layer] * w[layer]
        arriving = gradient[layer]
    return gradient
