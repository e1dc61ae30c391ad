"""tasks: 2, 4
de: Die Ableitung der Sigmoidfunktion fehlt überall. Jedes δ enthält den Faktor σ′ = a(1 − a) seiner Schicht.
en: The derivative of the sigmoid is missing everywhere. Every δ has the factor σ′ = a(1 − a) of its layer.
"""


def mlp_gradients(weights, biases, X, T):
    activations = mlp_forward(weights, biases, X)
    output = activations[-1]
    deltas = [output - T]
    for W, a in zip(weights[:0:-1], activations[-2:0:-1]):
        deltas.insert(0, deltas[0] @ W)
    dW = [delta.T @ below for delta, below in zip(deltas, activations)]
    db = [delta.sum(axis=0) for delta in deltas]
    return dW, db
