"""tasks: 1
de: Wenn batch_size ein Teiler von n ist, hängt bei dir noch ein leerer Mini-Batch am Ende. Aus ihm lässt sich kein
    Gradient berechnen; range(0, n, batch_size) hört rechtzeitig auf.
en: Where batch_size divides n, an empty mini-batch follows at the end. No gradient can be computed from it;
    range(0, n, batch_size) stops in time.
"""


def minibatches(n, batch_size, rng):
    order = rng.permutation(n)
    return [order[i * batch_size : (i + 1) * batch_size] for i in range(n // batch_size + 1)]
