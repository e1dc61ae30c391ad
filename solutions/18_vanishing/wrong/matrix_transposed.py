"""tasks: 3
de: Deine Matrix ist transponiert. W hat die Form (n_L, n_0), eine Zeile je Neuron.
en: Your matrix is transposed. W has shape (n_L, n_0), one row for each neuron.
"""


def collapse(weights, biases):
    W, b = weights[0].copy(), biases[0].copy()
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W, b = next_W @ W, next_W @ b + next_b
    return W.T.copy(), b
