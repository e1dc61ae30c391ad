"""tasks: 5
de: Die erste Klasse fehlt in deiner Summe; vermutlich beginnt die Schleife bei 1. Python zählt ab 0.
en: The first class is missing from your sum; probably the loop begins at 1. Python counts from 0.
"""

import numpy as np


def cross_entropy(p, q):
    there = p[1:] > 0
    return -np.sum(p[1:][there] * np.log(q[1:][there]))


def kl_divergence(p, q):
    there = p[1:] > 0
    return np.sum(p[1:][there] * np.log(p[1:][there] / q[1:][there]))
