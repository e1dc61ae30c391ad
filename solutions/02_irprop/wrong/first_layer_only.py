"""tasks: 1, 2, 4
de: Dein return steht in der Schleife über die Schichten, also wird nur die erste gerechnet. Rücke es aus.
en: Your return stands inside the loop over the layers, so only the first is computed. Move it out.
"""


def mlp_forward(weights, biases, X):
    activations = [X]
    for W, b in zip(weights, biases):
        activations.append(sigmoid(activations[-1] @ W.T + b))
        return activations
