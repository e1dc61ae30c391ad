"""tasks: 1, 2, 4
de: Du wendest die Sigmoidfunktion zweimal an. Jede Schicht rechnet genau einmal σ(W·a + b).
en: You apply the sigmoid twice. Every layer computes σ(W·a + b) exactly once.
"""


def mlp_forward(weights, biases, X):
    activations = [X]
    for W, b in zip(weights, biases):
        activations.append(sigmoid(sigmoid(activations[-1] @ W.T + b)))
    return activations
