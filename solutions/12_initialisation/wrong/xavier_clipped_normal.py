"""tasks: 2
de: Du ziehst normalverteilt und schneidest bei ±l ab. Verlangt ist die Gleichverteilung: rng.uniform(-l, l, …).
en: You draw from a normal distribution and clip at ±l. The uniform distribution is asked for: rng.uniform(-l, l, …).
"""

import numpy as np


def xavier_uniform(n_in, n_out, rng):
    limit = np.sqrt(6.0 / (n_in + n_out))
    return np.clip(rng.normal(0.0, limit / np.sqrt(3.0), (n_in, n_out)), -limit, limit)
