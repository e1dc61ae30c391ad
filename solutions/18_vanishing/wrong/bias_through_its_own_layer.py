"""tasks: 3
de: Der Bias läuft bei dir auch durch die Matrix der eigenen Schicht. Er kommt nach ihr dazu: W₂b₁ + b₂.
en: With you the bias also passes through the matrix of its own layer. It is added after it: W₂b₁ + b₂.
"""


def collapse(weights, biases):
    W, b = weights[0].copy(), weights[0].sum(axis=1) * biases[0]
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W, b = next_W @ W, next_W @ b + next_b
    return W, b
