"""tasks: 2, 4
shows: error
de: Auf dem Rückweg rechnest du δ·Wᵀ. Dort heißt es δ·W: Vorwärts geht es mit Wᵀ, zurück mit W.
en: On the way back you compute δ·Wᵀ. There it is δ·W: forward with Wᵀ, back with W.
"""


def mlp_gradients(weights, biases, X, T):
    activations = mlp_forward(weights, biases, X)
    output = activations[-1]
    deltas = [(output - T) * output * (1 - output)]
    for W, a in zip(weights[:0:-1], activations[-2:0:-1]):
        deltas.insert(0, (deltas[0] @ W.T) * a * (1 - a))
    dW = [delta.T @ below for delta, below in zip(deltas, activations)]
    db = [delta.sum(axis=0) for delta in deltas]
    return dW, db
