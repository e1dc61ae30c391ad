"""tasks: 1
de: Du ziehst die Wurzel aus std. std ist schon die Standardabweichung und gehört so, wie sie ist, in scale.
en: You take the root of std. std is the standard deviation already and belongs in scale as it is.
"""

import numpy as np


def normal_init(n_in, n_out, std, rng):
    return rng.normal(0.0, np.sqrt(std), (n_in, n_out))
