"""tasks: 2, 4
de: Deine Gradienten der Biaswerte sind null. Der Bias ist ein Gewicht mit der Eingabe 1: db = Σ δ über die Muster.
en: Your gradients of the biases are zero. A bias is a weight with the input 1: db = Σ δ over the patterns.
"""

import numpy as np


def mlp_gradients(weights, biases, X, T):
    activations = mlp_forward(weights, biases, X)
    output = activations[-1]
    deltas = [(output - T) * output * (1 - output)]
    for W, a in zip(weights[:0:-1], activations[-2:0:-1]):
        deltas.insert(0, (deltas[0] @ W) * a * (1 - a))
    dW = [delta.T @ below for delta, below in zip(deltas, activations)]
    return dW, [np.zeros(b.shape) for b in biases]
