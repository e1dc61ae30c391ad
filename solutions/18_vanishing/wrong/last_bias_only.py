"""tasks: 3
de: Du behältst nur den letzten Bias. Auch die früheren kommen am Ende an: W₂b₁ + b₂.
en: You keep the last bias only. The earlier ones arrive at the end, too: W₂b₁ + b₂.
"""


def collapse(weights, biases):
    W, b = weights[0].copy(), biases[0].copy()
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W, b = next_W @ W, next_b.copy()
    return W, b
