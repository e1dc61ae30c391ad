"""tasks: 2, 4
de: Du teilst durch die Zahl der Muster. Verlangt ist der Gradient der Summe, E = ½ Σ (o − t)².
en: You divide by the number of patterns. The gradient of the sum is asked for, E = ½ Σ (o − t)².
"""


def mlp_gradients(weights, biases, X, T):
    activations = mlp_forward(weights, biases, X)
    output = activations[-1]
    deltas = [(output - T) / len(X) * output * (1 - output)]
    for W, a in zip(weights[:0:-1], activations[-2:0:-1]):
        deltas.insert(0, (deltas[0] @ W) * a * (1 - a))
    dW = [delta.T @ below for delta, below in zip(deltas, activations)]
    db = [delta.sum(axis=0) for delta in deltas]
    return dW, db
