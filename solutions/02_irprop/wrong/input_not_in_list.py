"""tasks: 1, 2, 4
de: In deiner Liste fehlt X. Verlangt ist [X, a₁, …, a_L], also ein Array mehr, als es Schichten gibt.
en: X is missing from your list. [X, a₁, …, a_L] is asked for, one array more than there are layers.
"""


def mlp_forward(weights, biases, X):
    activations = [X]
    for W, b in zip(weights, biases):
        activations.append(sigmoid(activations[-1] @ W.T + b))
    return activations[1:]
