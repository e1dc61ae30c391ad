"""tasks: 2, 4
de: Deine db enthalten eine Zeile je Muster. Summiere über die Muster: delta.sum(axis=0).
en: Your db have one row per pattern. Sum over the patterns: delta.sum(axis=0).
"""


def mlp_gradients(weights, biases, X, T):
    activations = mlp_forward(weights, biases, X)
    output = activations[-1]
    deltas = [(output - T) * output * (1 - output)]
    for W, a in zip(weights[:0:-1], activations[-2:0:-1]):
        deltas.insert(0, (deltas[0] @ W) * a * (1 - a))
    dW = [delta.T @ below for delta, below in zip(deltas, activations)]
    db = [delta for delta in deltas]
    return dW, db
