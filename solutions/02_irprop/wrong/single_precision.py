"""tasks: 2, 4
de: Deine Gradienten sind mit float32 gerechnet, auf sieben Stellen. Lass alles in float64.
en: Your gradients are computed in float32, to seven digits. Leave everything in float64.
"""

import numpy as np


def mlp_gradients(weights, biases, X, T):
    weights, biases = [W.astype(np.float32) for W in weights], [b.astype(np.float32) for b in biases]
    X, T = X.astype(np.float32), T.astype(np.float32)
    activations = mlp_forward(weights, biases, X)
    output = activations[-1]
    deltas = [(output - T) * output * (1 - output)]
    for W, a in zip(weights[:0:-1], activations[-2:0:-1]):
        deltas.insert(0, (deltas[0] @ W) * a * (1 - a))
    dW = [delta.T @ below for delta, below in zip(deltas, activations)]
    db = [delta.sum(axis=0) for delta in deltas]
    return dW, db
