"""tasks: 1
de: Deine Liste der Gradienten wird von Aufruf zu Aufruf länger. Lege sie in der Funktion an; eine Liste als
    Vorgabewert bleibt erhalten.
en: Your list of gradients grows from call to call. Create it inside the function; a list as a default value is kept.
"""

import numpy as np


def l1_penalty(weights, lam, gradients=[]):
    gradients.extend(lam * np.sign(w) for w in weights)
    return lam * sum(np.sum(np.abs(w)) for w in weights), gradients


def l2_penalty(weights, lam, gradients=[]):
    gradients.extend(2 * lam * w for w in weights)
    return lam * sum(np.sum(w**2) for w in weights), gradients
