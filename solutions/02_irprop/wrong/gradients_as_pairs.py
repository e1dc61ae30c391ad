"""tasks: 2, 4
de: Du gibst eine Liste von Paaren (dW, db) je Schicht zurück. Verlangt sind zwei Listen: return dW, db.
en: You return a list of pairs (dW, db), one per layer. Two lists are asked for: return dW, db.
"""


def mlp_gradients(weights, biases, X, T):
    activations = mlp_forward(weights, biases, X)
    output = activations[-1]
    deltas = [(output - T) * output * (1 - output)]
    for W, a in zip(weights[:0:-1], activations[-2:0:-1]):
        deltas.insert(0, (deltas[0] @ W) * a * (1 - a))
    dW = [delta.T @ below for delta, below in zip(deltas, activations)]
    db = [delta.sum(axis=0) for delta in deltas]
    return list(zip(dW, db))
