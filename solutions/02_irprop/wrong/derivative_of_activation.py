"""tasks: 2, 4
de: Du wendest die Sigmoidfunktion in der Ableitung ein zweites Mal an: σ′ = a(1 − a) mit der Ausgabe a selbst, nicht
    mit σ(a).
en: You apply the sigmoid a second time inside the derivative: σ′ = a(1 − a) with the output a itself, not with σ(a).
"""


def mlp_gradients(weights, biases, X, T):
    activations = mlp_forward(weights, biases, X)
    output = activations[-1]
    deltas = [(output - T) * sigmoid(output) * (1 - sigmoid(output))]
    for W, a in zip(weights[:0:-1], activations[-2:0:-1]):
        deltas.insert(0, (deltas[0] @ W) * sigmoid(a) * (1 - sigmoid(a)))
    dW = [delta.T @ below for delta, below in zip(deltas, activations)]
    db = [delta.sum(axis=0) for delta in deltas]
    return dW, db
