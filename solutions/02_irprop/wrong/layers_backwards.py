"""tasks: 2, 4
de: Deine Listen beginnen mit der letzten Schicht. Drehe sie um: dW[0] gehört zu weights[0].
en: Your lists begin with the last layer. Turn them round: dW[0] belongs to weights[0].
"""


def mlp_gradients(weights, biases, X, T):
    activations = mlp_forward(weights, biases, X)
    output = activations[-1]
    deltas = [(output - T) * output * (1 - output)]
    for W, a in zip(weights[:0:-1], activations[-2:0:-1]):
        deltas.insert(0, (deltas[0] @ W) * a * (1 - a))
    dW = [delta.T @ below for delta, below in zip(deltas, activations)]
    db = [delta.sum(axis=0) for delta in deltas]
    return dW[::-1], db[::-1]
