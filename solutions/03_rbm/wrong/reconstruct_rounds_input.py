"""tasks: 4
de: reconstruct rundet v auf 0 und 1, bevor es rechnet. Graustufen werden benutzt, wie sie sind.
en: reconstruct rounds v to 0 and 1 before it computes. Grey values are used as they are.
"""


def reconstruct(v, W, b, c):
    return visible_probabilities(hidden_probabilities((v > 0.5).astype(v.dtype), W, c), W, b)
