"""tasks: 2, 4
de: Deine Gradienten sind doppelt so groß. Mit E = ½ Σ (o − t)² kürzt sich die 2 aus der Ableitung weg.
en: Your gradients are twice as large. With E = ½ Σ (o − t)² the 2 of the derivative cancels.
"""


def mlp_gradients(weights, biases, X, T):
    activations = mlp_forward(weights, biases, X)
    output = activations[-1]
    deltas = [2 * (output - T) * output * (1 - output)]
    for W, a in zip(weights[:0:-1], activations[-2:0:-1]):
        deltas.insert(0, (deltas[0] @ W) * a * (1 - a))
    dW = [delta.T @ below for delta, below in zip(deltas, activations)]
    db = [delta.sum(axis=0) for delta in deltas]
    return dW, db
