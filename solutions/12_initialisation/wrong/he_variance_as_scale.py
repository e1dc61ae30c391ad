"""tasks: 2
de: Du übergibst die Varianz 2/n_in als scale. scale ist die Standardabweichung, also √(2/n_in).
en: You pass the variance 2/n_in as scale. scale is the standard deviation, so √(2/n_in).
"""


def he_normal(n_in, n_out, rng):
    return rng.normal(0.0, 2.0 / n_in, (n_in, n_out))
