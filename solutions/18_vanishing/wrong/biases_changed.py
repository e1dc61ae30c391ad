"""tasks: 3
de: Du addierst in die Biaswerte des Aufrufers hinein (+=). Lege neue Arrays an.
en: You add into the biases of the caller (+=). Make new arrays.
"""


def collapse(weights, biases):
    W, b = weights[0].copy(), biases[0].copy()
    for next_W, next_b in zip(weights[1:], biases[1:]):
        next_b += next_W @ b
        W, b = next_W @ W, next_b
    return W, b
