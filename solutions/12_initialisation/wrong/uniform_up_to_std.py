"""tasks: 1
de: Du ziehst gleichverteilt zwischen −std und std. Verlangt ist eine Normalverteilung mit dieser Standardabweichung.
en: You draw uniformly between −std and std. A normal distribution with this standard deviation is asked for.
"""


def normal_init(n_in, n_out, std, rng):
    return rng.uniform(-std, std, (n_in, n_out))
