"""tasks: 3
de: Nur der erste Bias kommt bei dir an. Jede Schicht zählt ihren eigenen dazu.
en: Only the first bias arrives with you. Each layer adds its own.
"""


def collapse(weights, biases):
    W, b = weights[0].copy(), biases[0].copy()
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W, b = next_W @ W, next_W @ b
    return W, b
