"""tasks: 1
de: Die übrigen Muster hängst du an den letzten vollen Mini-Batch, der dadurch zu groß wird. Sie bilden einen
    eigenen, kürzeren.
en: You append the patterns that are left over to the last full mini-batch, which becomes too large. They form a
    shorter one of their own.
"""


def minibatches(n, batch_size, rng):
    order, whole = rng.permutation(n), max(1, n // batch_size)
    starts = [i * batch_size for i in range(whole)]
    return [order[a:b] for a, b in zip(starts, [*starts[1:], n])]
