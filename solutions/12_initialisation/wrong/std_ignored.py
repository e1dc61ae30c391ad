"""tasks: 1
de: std kommt bei dir nicht vor, die Standardabweichung ist immer 1. Nimm die gezogenen Zahlen mit std mal.
en: std does not occur in your function, the standard deviation is always 1. Multiply the numbers drawn by std.
"""


def normal_init(n_in, n_out, std, rng):
    return rng.standard_normal((n_in, n_out))
