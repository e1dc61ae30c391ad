"""tasks: 1
de: Du schneidest bei ±2·std ab. Die Normalverteilung soll nicht beschnitten sein; große Werte sind selten, aber
    erlaubt.
en: You clip at ±2·std. The normal distribution is not to be cut; large values are rare, but allowed.
"""

import numpy as np


def normal_init(n_in, n_out, std, rng):
    return np.clip(rng.normal(0.0, std, (n_in, n_out)), -2 * std, 2 * std)
