"""tasks: 1
de: Du merkst dir die Reihenfolge des ersten Aufrufs und gibst sie danach wieder zurück. Jeder Aufruf soll neu
    mischen.
en: You keep the order of the first call and return it again afterwards. Every call is to shuffle anew.
"""

orders = {}


def minibatches(n, batch_size, rng):
    if n not in orders:
        orders[n] = rng.permutation(n)
    order = orders[n]
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]
