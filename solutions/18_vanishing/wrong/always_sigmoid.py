"""tasks: 1, 5
de: activation berechnet bei dir immer die Sigmoidfunktion. Der Name sagt, welche Funktion gemeint ist.
en: Your activation always computes the sigmoid. The name says which function is meant.
"""

import numpy as np


def activation(z, name):
    return np.exp(-np.logaddexp(0.0, -z))
