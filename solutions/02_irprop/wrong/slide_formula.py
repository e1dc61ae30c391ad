"""tasks: 2, 4
de: Das ist die Formel der Folien, dW₁ = 2·Xᵀ·[(o − t)·W₂]: darin fehlen beide Ableitungen, und die 2 gehört zu einem
    Fehler ohne ½.
en: This is the formula of the slides, dW₁ = 2·Xᵀ·[(o − t)·W₂]: both derivatives are missing, and the 2 belongs to an
    error without ½.
"""


def mlp_gradients(weights, biases, X, T):
    activations = mlp_forward(weights, biases, X)
    output = activations[-1]
    deltas = [2 * (output - T)]
    for W, a in zip(weights[:0:-1], activations[-2:0:-1]):
        deltas.insert(0, deltas[0] @ W)
    dW = [delta.T @ below for delta, below in zip(deltas, activations)]
    db = [delta.sum(axis=0) for delta in deltas]
    return dW, db
