"""tasks: 1
de: Du gibst einen Generator zurück (yield oder runde Klammern). Verlangt ist eine Liste, die man mehrmals
    durchlaufen kann.
en: You return a generator (yield or round brackets). A list is asked for, which can be gone through more than once.
"""


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    for i in range(0, n, batch_size):
        yield order[i : i + batch_size]
