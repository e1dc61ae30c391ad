"""tasks: 5
de: Du nimmst nur die wahrscheinlichste Klasse von p. Das stimmt nur bei One-Hot-Zielen; allgemein zählt jede Klasse
    mit p.
en: You take the likeliest class of p only. That is right for one-hot targets alone; in general every class counts,
    with weight p.
"""

import numpy as np


def cross_entropy(p, q):
    return -np.log(q[np.argmax(p)])


def kl_divergence(p, q):
    return np.log(p[np.argmax(p)] / q[np.argmax(p)])
