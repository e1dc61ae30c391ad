"""tasks: 1, 2, 4
de: Deine Liste enthält die Netzeingaben φ. Gefragt sind die Ausgaben der Neuronen, a = σ(φ).
en: Your list holds the net inputs φ. The outputs of the neurons are asked for, a = σ(φ).
"""


def mlp_forward(weights, biases, X):
    a, listed = X, [X]
    for W, b in zip(weights, biases):
        listed.append(a @ W.T + b)
        a = sigmoid(listed[-1])
    return listed
