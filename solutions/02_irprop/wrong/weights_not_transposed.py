"""tasks: 1, 2, 4
shows: error
de: Du rechnest a·W statt a·Wᵀ. W hat die Form (n_l, n_{l−1}), eine Zeile je Neuron; bei Mustern in Zeilen gehört
    deshalb Wᵀ hin.
en: You compute a·W instead of a·Wᵀ. W has the shape (n_l, n_{l−1}), one row per neuron; with patterns in rows Wᵀ is
    needed.
"""


def mlp_forward(weights, biases, X):
    activations = [X]
    for W, b in zip(weights, biases):
        activations.append(sigmoid(activations[-1] @ W + b))
    return activations
