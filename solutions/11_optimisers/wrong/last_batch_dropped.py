"""tasks: 1
de: Der letzte, kürzere Mini-Batch fehlt bei dir, seine Muster kommen nie vor (und bei batch_size > n gar keines).
    Lass den Anfang von 0 in Schritten von batch_size bis n laufen, nicht nur bis n // batch_size · batch_size.
en: The last, shorter mini-batch is missing, its patterns never occur (and with batch_size > n none at all). Let the
    start run from 0 to n in steps of batch_size, not only up to n // batch_size · batch_size.
"""


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    return [order[i * batch_size : (i + 1) * batch_size] for i in range(n // batch_size)]
