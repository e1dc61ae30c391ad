"""tasks: 1
de: Du gibst nur den ersten Mini-Batch zurück; vermutlich steht return in der Schleife. Sammle alle in einer Liste
    und gib sie danach zurück.
en: You return the first mini-batch only; probably return stands inside the loop. Collect all of them in a list and
    return it afterwards.
"""


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    batches = []
    for i in range(0, n, batch_size):
        batches.append(order[i : i + batch_size])
        return batches
