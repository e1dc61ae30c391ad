"""tasks: 2, 4
de: Du summierst deine db über die Neuronen statt über die Muster: delta.sum(axis=0).
en: You sum your db over the neurons instead of the patterns: delta.sum(axis=0).
"""


def mlp_gradients(weights, biases, X, T):
    activations = mlp_forward(weights, biases, X)
    output = activations[-1]
    deltas = [(output - T) * output * (1 - output)]
    for W, a in zip(weights[:0:-1], activations[-2:0:-1]):
        deltas.insert(0, (deltas[0] @ W) * a * (1 - a))
    dW = [delta.T @ below for delta, below in zip(deltas, activations)]
    db = [delta.sum(axis=1) for delta in deltas]
    return dW, db
