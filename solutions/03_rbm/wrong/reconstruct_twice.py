"""tasks: 4
de: reconstruct geht zweimal hin und zurück. Einmal ist verlangt.
en: reconstruct goes there and back twice. Once is asked for.
"""


def reconstruct(v, W, b, c):
    for _ in range(2):
        v = visible_probabilities(hidden_probabilities(v, W, c), W, b)
    return v
