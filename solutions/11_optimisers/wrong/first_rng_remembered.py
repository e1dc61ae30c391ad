"""tasks: 1
de: Du merkst dir den rng des ersten Aufrufs und mischst danach immer mit ihm. Benutze den, der übergeben wird.
en: You keep the rng of the first call and always shuffle with it afterwards. Use the one you are given.
"""

generators = []


def minibatches(n, batch_size, rng):
    generators.append(rng)
    order = generators[0].permutation(n)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]
