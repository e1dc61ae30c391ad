"""tasks: 3
shows: error
de: Du multiplizierst die Matrizen in der falschen Reihenfolge. Die erste Schicht steht ganz rechts: W₂W₁.
en: You multiply the matrices in the wrong order. The first layer stands on the far right: W₂W₁.
"""


def collapse(weights, biases):
    W, b = weights[0].copy(), biases[0].copy()
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W, b = W @ next_W, next_W @ b + next_b
    return W, b
