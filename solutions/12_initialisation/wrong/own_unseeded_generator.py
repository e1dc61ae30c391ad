"""tasks: 1, 2, 3
de: Du legst in der Funktion einen eigenen Generator ohne Startwert an. So lässt sich kein Versuch wiederholen: Ziehe
    aus dem rng, der übergeben wird.
en: You make a generator of your own without a seed inside the function. No experiment can be repeated that way: draw
    from the rng that is passed in.
"""

import numpy as np


def normal_init(n_in, n_out, std, rng, right=normal_init):
    return right(n_in, n_out, std, np.random.default_rng())


def xavier_uniform(n_in, n_out, rng, right=xavier_uniform):
    return right(n_in, n_out, np.random.default_rng())


def he_normal(n_in, n_out, rng, right=he_normal):
    return right(n_in, n_out, np.random.default_rng())


def orthogonal(n_in, n_out, rng, right=orthogonal):
    return right(n_in, n_out, np.random.default_rng())
