"""tasks: 1
de: Dein return steht in der Schleife: Nach dem ersten Array ist Schluss. Rücke es eine Stufe nach links.
en: Your return stands inside the loop: after the first array all is over. Move it one level to the left.
"""

import numpy as np


def l1_penalty(weights, lam):
    value, gradients = 0.0, []
    for w in weights:
        value += lam * np.sum(np.abs(w))
        gradients.append(lam * np.sign(w))
        return value, gradients


def l2_penalty(weights, lam):
    value, gradients = 0.0, []
    for w in weights:
        value += lam * np.sum(w**2)
        gradients.append(2 * lam * w)
        return value, gradients
