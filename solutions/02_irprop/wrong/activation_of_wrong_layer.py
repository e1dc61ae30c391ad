"""tasks: 2, 4
de: Das zurückgeführte δ nimmst du mit der Ausgabe einer falschen Schicht mal. Zu δ_l gehört a_l(1 − a_l).
en: You multiply the δ carried back by the output of a wrong layer. With δ_l goes a_l(1 − a_l).
"""


def mlp_gradients(weights, biases, X, T):
    activations = mlp_forward(weights, biases, X)
    output = activations[-1]
    deltas = [(output - T) * output * (1 - output)]
    for W, a in zip(weights[:0:-1], activations[-3::-1]):
        deltas.insert(0, (deltas[0] @ W) * a * (1 - a))
    dW = [delta.T @ below for delta, below in zip(deltas, activations)]
    db = [delta.sum(axis=0) for delta in deltas]
    return dW, db
