"""tasks: 1
de: Dein Wert wächst von Aufruf zu Aufruf: Die Summe beginnt nicht jedes Mal bei 0. Lege sie in der Funktion an.
en: Your value grows from call to call: the sum does not start at 0 every time. Create it inside the function.
"""

import numpy as np

total = {"l1": 0.0, "l2": 0.0}


def l1_penalty(weights, lam):
    for w in weights:
        total["l1"] += lam * np.sum(np.abs(w))
    return total["l1"], [lam * np.sign(w) for w in weights]


def l2_penalty(weights, lam):
    for w in weights:
        total["l2"] += lam * np.sum(w**2)
    return total["l2"], [2 * lam * w for w in weights]
