"""tasks: 3
de: Du nimmst das U der Singulärwertzerlegung. Seine Vorzeichen wählt LAPACK, sie sind nicht zufällig. Das Produkt U
    Vᵀ hat den Makel nicht.
en: You take the U of the singular value decomposition. LAPACK chooses its signs, they are not random. The product U
    Vᵀ does not have that flaw.
"""

import numpy as np


def orthogonal(n_in, n_out, rng):
    tall = rng.standard_normal((max(n_in, n_out), min(n_in, n_out)))
    u, _, _ = np.linalg.svd(tall, full_matrices=False)
    return u if n_in >= n_out else u.T
