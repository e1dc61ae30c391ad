"""tasks: 2
de: Du teilst durch n_out. He zählt die Eingänge eines Neurons: √(2/n_in).
en: You divide by n_out. He counts the inputs of a neuron: √(2/n_in).
"""

import numpy as np


def he_normal(n_in, n_out, rng):
    return rng.normal(0.0, np.sqrt(2.0 / n_out), (n_in, n_out))
