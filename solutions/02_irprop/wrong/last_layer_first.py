"""tasks: 2, 4
de: Du änderst die Gewichte der letzten Schicht und gehst erst dann zurück. Alle Gradienten werden mit den alten
    Gewichten berechnet.
en: You change the weights of the last layer and go back only then. All gradients are computed with the old weights.
"""


def mlp_gradients(weights, biases, X, T):
    activations = mlp_forward(weights, biases, X)
    delta = (activations[-1] - T) * activations[-1] * (1 - activations[-1])
    dW, db = [], []
    for W, b, below in zip(weights[::-1], biases[::-1], activations[-2::-1]):
        dW.insert(0, delta.T @ below)
        db.insert(0, delta.sum(axis=0))
        W -= 0.5 * dW[0]
        b -= 0.5 * db[0]
        delta = (delta @ W) * below * (1 - below)
    return dW, db
