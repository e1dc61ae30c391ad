"""tasks: 1
de: Du skalierst W gar nicht. Teile durch den größten Betrag der Eigenwerte und multipliziere mit spectral_radius.
en: You do not scale W at all. Divide by the largest absolute value of the eigenvalues and multiply by
    spectral_radius.
"""


def reservoir(n, density, spectral_radius, rng):
    W = rng.normal(size=(n, n)) * (rng.random((n, n)) < density)
    return W * spectral_radius
