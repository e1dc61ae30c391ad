"""tasks: 1
de: Bei dir bleibt nie ein Index an seinem Platz. Beim Mischen durch Vertauschen muss der Partner aus 0 bis i
    **einschließlich** i gezogen werden (rng.integers(i + 1)).
en: With you no index ever stays in its place. When shuffling by swaps, the partner must be drawn from 0 to i, i
    **included** (rng.integers(i + 1)).
"""

import numpy as np


def minibatches(n, batch_size, rng):
    order = np.arange(n)
    for i in range(n - 1, 0, -1):
        j = rng.integers(i)
        order[i], order[j] = order[j], order[i]
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]
