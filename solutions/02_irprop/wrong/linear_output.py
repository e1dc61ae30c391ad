"""tasks: 1, 2, 4
de: Deine letzte Schicht gibt φ ohne Sigmoidfunktion aus. Hier haben alle Schichten σ, auch die Ausgabe.
en: Your last layer outputs φ without the sigmoid. Here all layers have σ, the output included.
"""


def mlp_forward(weights, biases, X):
    activations = [X]
    for W, b in zip(weights, biases):
        activations.append(sigmoid(activations[-1] @ W.T + b))
    activations[-1] = activations[-2] @ weights[-1].T + biases[-1]
    return activations
