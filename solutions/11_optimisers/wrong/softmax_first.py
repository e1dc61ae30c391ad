"""tasks: 5
de: Du wendest zuerst softmax auf q an. q ist schon eine Verteilung; nur torch erwartet an dieser Stelle etwas
    anderes.
en: You apply softmax to q first. q is a distribution already; only torch expects something else there.
"""

import numpy as np


def cross_entropy(p, q):
    e = np.exp(q)
    return -np.sum(p * np.log(e / e.sum()))


def kl_divergence(p, q):
    e, there = np.exp(q), p > 0
    return np.sum(p[there] * np.log(p[there] / (e / e.sum())[there]))
