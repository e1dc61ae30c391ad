"""tasks: 3
de: Die letzte Schicht fehlt. Auch sie gehört dazu.
en: The last layer is missing. It belongs in, too.
"""


def collapse(weights, biases):
    W, b = weights[0].copy(), biases[0].copy()
    for next_W, next_b in zip(weights[1:-1], biases[1:-1]):
        W, b = next_W @ W, next_W @ b + next_b
    return W, b
