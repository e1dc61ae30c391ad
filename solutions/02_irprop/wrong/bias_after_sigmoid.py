"""tasks: 1, 2, 4
de: Du addierst den Bias erst nach der Sigmoidfunktion. Er gehört in die Netzeingabe: σ(W·a + b).
en: You add the bias after the sigmoid. It belongs in the net input: σ(W·a + b).
"""


def mlp_forward(weights, biases, X):
    activations = [X]
    for W, b in zip(weights, biases):
        activations.append(sigmoid(activations[-1] @ W.T) + b)
    return activations
