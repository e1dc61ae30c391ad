"""tasks: 1, 2
de: Dein mlp_forward rechnet immer genau zwei Schichten wie das gegebene Programm. Gefragt ist eine Schleife über
    alle.
en: Your mlp_forward always computes exactly two layers, like the given program. A loop over all of them is asked for.
"""


def mlp_forward(weights, biases, X):
    hidden = sigmoid(X @ weights[0].T + biases[0])
    return [X, hidden, sigmoid(hidden @ weights[-1].T + biases[-1])]
