"""tasks: 1
de: Deine Gewichte stehen in einer einzigen langen Reihe. Verlangt ist die Form (n_in, n_out).
en: Your weights stand in a single long row. The shape (n_in, n_out) is asked for.
"""


def normal_init(n_in, n_out, std, rng):
    return rng.normal(0.0, std, n_in * n_out)
