"""tasks: 3
de: Deine freie Energie hat das falsche Vorzeichen: F(v) = −b·v − Σ log(1 + …). Wahrscheinliche Muster haben kleines
    F.
en: Your free energy has the wrong sign: F(v) = −b·v − Σ log(1 + …). Probable patterns have a small F.
"""

import numpy as np


def free_energy(v, W, b, c):
    return v @ b + np.logaddexp(0.0, v @ W.T + c).sum(axis=1)
