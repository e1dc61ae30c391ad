"""tasks: 2
de: In deiner Grenze l fehlt die Wurzel: l = √(6/(n_in + n_out)).
en: The root is missing in your limit l: l = √(6/(n_in + n_out)).
"""


def xavier_uniform(n_in, n_out, rng):
    limit = 6.0 / (n_in + n_out)
    return rng.uniform(-limit, limit, (n_in, n_out))
