"""tasks: 3
de: Du addierst die Biaswerte, ohne sie durch die folgenden Schichten zu schicken: W₂b₁ + b₂.
en: You add the biases without sending them through the layers that follow: W₂b₁ + b₂.
"""

import numpy as np


def collapse(weights, biases):
    W = weights[0].copy()
    for next_W in weights[1:]:
        W = next_W @ W
    total = np.zeros(len(biases[-1]))
    for bias in biases:
        total[: len(bias)] += bias[: len(total)]
    return W, total
