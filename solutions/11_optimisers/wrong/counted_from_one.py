"""tasks: 1
de: Deine Indizes gehen von 1 bis n. Python zählt ab 0: von 0 bis n − 1.
en: Your indices go from 1 to n. Python counts from 0: from 0 to n − 1.
"""


def minibatches(n, batch_size, rng):
    order = 1 + rng.permutation(n)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]
