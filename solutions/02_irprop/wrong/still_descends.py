"""tasks: 2, 4
de: mlp_gradients ändert selbst die Gewichte, wie die letzten Zeilen des gegebenen Programms. Hier wird nur gerechnet;
    den Schritt macht der Optimierer.
en: mlp_gradients changes the weights itself, like the last lines of the given program. Here you only compute; the
    optimiser makes the step.
"""


def mlp_gradients(weights, biases, X, T):
    activations = mlp_forward(weights, biases, X)
    output = activations[-1]
    deltas = [(output - T) * output * (1 - output)]
    for W, a in zip(weights[:0:-1], activations[-2:0:-1]):
        deltas.insert(0, (deltas[0] @ W) * a * (1 - a))
    dW = [delta.T @ below for delta, below in zip(deltas, activations)]
    db = [delta.sum(axis=0) for delta in deltas]
    for w, g in zip(weights + biases, dW + db):
        w -= 0.5 * g
    return dW, db
