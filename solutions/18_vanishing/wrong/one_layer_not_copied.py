"""tasks: 3
de: Bei einer einzigen Schicht gibst du die Arrays des Aufrufers selbst zurück. Gib Kopien zurück.
en: With one layer only you return the caller's arrays themselves. Return copies.
"""


def collapse(weights, biases):
    W, b = weights[0], biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W, b = next_W @ W, next_W @ b + next_b
    return W, b
