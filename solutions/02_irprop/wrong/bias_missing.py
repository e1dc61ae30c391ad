"""tasks: 1, 2, 4
de: In deinem Vorwärtslauf fehlt der Bias: φ = W·a + b.
en: The bias is missing from your forward pass: φ = W·a + b.
"""


def mlp_forward(weights, biases, X):
    activations = [X]
    for W in weights:
        activations.append(sigmoid(activations[-1] @ W.T))
    return activations
