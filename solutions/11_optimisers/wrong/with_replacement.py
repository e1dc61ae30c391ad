"""tasks: 1
de: Du ziehst mit Zurücklegen: Manche Muster kommen mehrmals vor, andere gar nicht. rng.integers und rng.choice
    ziehen so; rng.permutation gibt jeden Index genau einmal.
en: You draw with replacement: some patterns occur several times, others not at all. rng.integers and rng.choice
    draw like that; rng.permutation gives every index exactly once.
"""


def minibatches(n, batch_size, rng):
    order = rng.integers(0, n, size=n)
    return [order[i : i + batch_size] for i in range(0, n, batch_size)]
