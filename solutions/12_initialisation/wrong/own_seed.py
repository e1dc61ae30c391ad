"""tasks: 1, 2, 3
de: Du legst in der Funktion einen eigenen Generator mit festem Startwert an: Jeder Aufruf gibt dieselben Zahlen.
    Ziehe aus dem rng, der übergeben wird.
en: You make a generator of your own with a fixed seed inside the function: every call gives the same numbers. Draw
    from the rng that is passed in.
"""

import numpy as np


def normal_init(n_in, n_out, std, rng, right=normal_init):
    return right(n_in, n_out, std, np.random.default_rng(0))


def xavier_uniform(n_in, n_out, rng, right=xavier_uniform):
    return right(n_in, n_out, np.random.default_rng(0))


def he_normal(n_in, n_out, rng, right=he_normal):
    return right(n_in, n_out, np.random.default_rng(0))


def orthogonal(n_in, n_out, rng, right=orthogonal):
    return right(n_in, n_out, np.random.default_rng(0))
