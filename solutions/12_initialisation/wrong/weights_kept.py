"""tasks: 1, 2, 3
de: Du merkst dir die Gewichte des letzten Aufrufs gleicher Form und gibst sie noch einmal zurück. Ziehe jedes Mal
    neue.
en: You keep the weights of the last call of the same shape and return them again. Draw new ones every time.
"""

KEPT = {}


def normal_init(n_in, n_out, std, rng):
    if ("normal", n_in, n_out) not in KEPT:
        KEPT["normal", n_in, n_out] = rng.normal(0.0, std, (n_in, n_out))
    return KEPT["normal", n_in, n_out]


def xavier_uniform(n_in, n_out, rng, right=xavier_uniform):
    if ("xavier", n_in, n_out) not in KEPT:
        KEPT["xavier", n_in, n_out] = right(n_in, n_out, rng)
    return KEPT["xavier", n_in, n_out]


def he_normal(n_in, n_out, rng, right=he_normal):
    if ("he", n_in, n_out) not in KEPT:
        KEPT["he", n_in, n_out] = right(n_in, n_out, rng)
    return KEPT["he", n_in, n_out]


def orthogonal(n_in, n_out, rng, right=orthogonal):
    if ("orthogonal", n_in, n_out) not in KEPT:
        KEPT["orthogonal", n_in, n_out] = right(n_in, n_out, rng)
    return KEPT["orthogonal", n_in, n_out]
