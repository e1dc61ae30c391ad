"""tasks: 2, 4
de: In den verdeckten Schichten fehlt die Ableitung: das zurückgeführte δ wird noch mit a(1 − a) malgenommen.
en: The derivative is missing in the hidden layers: the δ carried back is multiplied by a(1 − a) as well.
"""


def mlp_gradients(weights, biases, X, T):
    activations = mlp_forward(weights, biases, X)
    output = activations[-1]
    deltas = [(output - T) * output * (1 - output)]
    for W, a in zip(weights[:0:-1], activations[-2:0:-1]):
        deltas.insert(0, deltas[0] @ W)
    dW = [delta.T @ below for delta, below in zip(deltas, activations)]
    db = [delta.sum(axis=0) for delta in deltas]
    return dW, db
