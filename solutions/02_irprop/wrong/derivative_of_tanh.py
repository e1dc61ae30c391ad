"""tasks: 2, 4
de: 1 − a² ist die Ableitung des tanh. Die der Sigmoidfunktion ist a(1 − a).
en: 1 − a² is the derivative of tanh. That of the sigmoid is a(1 − a).
"""


def mlp_gradients(weights, biases, X, T):
    activations = mlp_forward(weights, biases, X)
    output = activations[-1]
    deltas = [(output - T) * (1 - output**2)]
    for W, a in zip(weights[:0:-1], activations[-2:0:-1]):
        deltas.insert(0, (deltas[0] @ W) * (1 - a**2))
    dW = [delta.T @ below for delta, below in zip(deltas, activations)]
    db = [delta.sum(axis=0) for delta in deltas]
    return dW, db
