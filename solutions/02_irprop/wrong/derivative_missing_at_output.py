"""tasks: 2, 4
de: Im δ der Ausgabeschicht fehlt die Ableitung: δ = (o − t)·o(1 − o). Ohne sie wäre das die Kreuzentropie, nicht der
    quadratische Fehler.
en: The derivative is missing from the δ of the output layer: δ = (o − t)·o(1 − o). Without it this would be
    cross-entropy, not the squared error.
"""


def mlp_gradients(weights, biases, X, T):
    activations = mlp_forward(weights, biases, X)
    output = activations[-1]
    deltas = [output - T]
    for W, a in zip(weights[:0:-1], activations[-2:0:-1]):
        deltas.insert(0, (deltas[0] @ W) * a * (1 - a))
    dW = [delta.T @ below for delta, below in zip(deltas, activations)]
    db = [delta.sum(axis=0) for delta in deltas]
    return dW, db
