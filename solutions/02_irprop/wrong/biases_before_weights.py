"""tasks: 1, 2, 4
shows: error
de: Du verwechselst Gewichte und Biasvektoren. Prüfe die Reihenfolge in zip und in der Schleife davor.
en: You mix up weights and biases. Check the order in zip and in the loop before it.
"""


def mlp_forward(weights, biases, X):
    outputs = [X]
    for W, b in zip(biases, weights):
        outputs.append(sigmoid(outputs[-1] @ W.T + b))
    return outputs
