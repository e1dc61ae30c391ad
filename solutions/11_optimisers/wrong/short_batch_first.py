"""tasks: 1
de: Der kürzere Mini-Batch steht bei dir vorn. Alle haben batch_size Einträge, nur der letzte darf kürzer sein.
en: Your shorter mini-batch comes first. All have batch_size entries, only the last one may be shorter.
"""


def minibatches(n, batch_size, rng):
    order, first = rng.permutation(n), n % batch_size
    rest = [order[i : i + batch_size] for i in range(first, n, batch_size)]
    return ([order[:first]] if first else []) + rest
