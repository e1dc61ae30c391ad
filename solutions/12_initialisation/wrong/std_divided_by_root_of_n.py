"""tasks: 1
de: Du teilst std noch durch √n_in. Das tut erst Aufgabe 2; hier gilt std so, wie es übergeben wird.
en: You divide std by √n_in on top. Only task 2 does that; here std applies as it is passed.
"""

import numpy as np


def normal_init(n_in, n_out, std, rng):
    return rng.normal(0.0, std / np.sqrt(n_in), (n_in, n_out))
