"""tasks: 1
de: Deine Gewichte sind alle 0. Dann lernen alle Neuronen einer Schicht dasselbe; ziehe sie aus rng.
en: Your weights are all 0. Then all neurons of a layer learn the same; draw them from rng.
"""

import numpy as np


def normal_init(n_in, n_out, std, rng):
    return np.zeros((n_in, n_out))
