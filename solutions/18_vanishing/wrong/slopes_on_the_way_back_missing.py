"""tasks: 5
de: Auf dem Rückweg fehlen die Steigungen: δ = act′(z) ∘ (Wᵀ δ) in jeder Schicht.
en: The slopes are missing on the way back: δ = act′(z) ∘ (Wᵀ δ) in every layer.
"""

import numpy as np


def gradient_norms(weights, biases, x, name, dC_da):
    inputs, a = [], x
    for W, b in zip(weights, biases):
        inputs.append(W @ a + b)
        a = activation(inputs[-1], name)
    norms, arriving = np.empty(len(weights)), dC_da
    for layer in reversed(range(len(weights))):
        delta = arriving * 1.0
        norms[layer] = np.linalg.norm(delta)
        arriving = weights[layer].T @ delta
    return norms
