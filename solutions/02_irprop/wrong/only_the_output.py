"""tasks: 1, 2, 4
de: Du gibst nur die Ausgabe der letzten Schicht zurück. Der Rückwärtslauf braucht alle: [X, a₁, …, a_L].
en: You return the output of the last layer only. The backward pass needs all of them: [X, a₁, …, a_L].
"""


def mlp_forward(weights, biases, X):
    a = X
    for W, b in zip(weights, biases):
        a = sigmoid(a @ W.T + b)
    return a
