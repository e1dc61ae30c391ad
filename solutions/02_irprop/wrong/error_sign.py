"""tasks: 2, 4
de: Du rechnest t − o. Der Gradient von E zeigt bergauf und beginnt mit o − t; das Minus kommt erst im Schritt des
    Optimierers.
en: You compute t − o. The gradient of E points uphill and starts with o − t; the minus comes in the optimiser's step.
"""


def mlp_gradients(weights, biases, X, T):
    activations = mlp_forward(weights, biases, X)
    output = activations[-1]
    deltas = [(T - output) * output * (1 - output)]
    for W, a in zip(weights[:0:-1], activations[-2:0:-1]):
        deltas.insert(0, (deltas[0] @ W) * a * (1 - a))
    dW = [delta.T @ below for delta, below in zip(deltas, activations)]
    db = [delta.sum(axis=0) for delta in deltas]
    return dW, db
