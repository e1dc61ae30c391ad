"""tasks: 1
de: std steht bei dir an der Stelle des Mittelwerts: rng.normal(std, …). Das erste Argument ist der Mittelwert, also
    0.
en: Your std stands in the place of the mean: rng.normal(std, …). The first argument is the mean, so 0.
"""


def normal_init(n_in, n_out, std, rng):
    return rng.normal(std, size=(n_in, n_out))
