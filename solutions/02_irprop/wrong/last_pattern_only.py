"""tasks: 2, 4
de: Deine Gradienten stammen nur vom letzten Muster. Summiere über alle, etwa mit δᵀ·a oder mit += in der Schleife.
en: Your gradients come from the last pattern only. Sum over all of them, with δᵀ·a for instance or with += in the
    loop.
"""

import numpy as np


def mlp_gradients(weights, biases, X, T):
    activations = mlp_forward(weights, biases, X)
    output = activations[-1]
    deltas = [(output - T) * output * (1 - output)]
    for W, a in zip(weights[:0:-1], activations[-2:0:-1]):
        deltas.insert(0, (deltas[0] @ W) * a * (1 - a))
    dW = [np.outer(delta[-1], below[-1]) for delta, below in zip(deltas, activations)]
    db = [delta[-1] for delta in deltas]
    return dW, db
