"""tasks: 1
de: Du gibst eine Liste von Listen zurück. Verlangt ist ein numpy-Array.
en: You return a list of lists. A numpy array is asked for.
"""


def normal_init(n_in, n_out, std, rng):
    return rng.normal(0.0, std, (n_in, n_out)).tolist()
