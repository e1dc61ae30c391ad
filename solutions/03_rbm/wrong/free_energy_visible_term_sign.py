"""tasks: 3
de: Der Term b·v hat in deiner freien Energie das falsche Vorzeichen: beide Terme werden abgezogen.
en: The term b·v has the wrong sign in your free energy: both terms are subtracted.
"""

import numpy as np


def free_energy(v, W, b, c):
    return v @ b - np.logaddexp(0.0, v @ W.T + c).sum(axis=1)
