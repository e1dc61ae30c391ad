"""tasks: 1
de: Deine Funktion merkt sich etwas zwischen den Aufrufen: Der zweite Aufruf gibt die Antwort des ersten. Lege alles in
    der Funktion neu an.
en: Your function remembers something between calls: the second call gives the answer of the first. Create everything
    anew inside the function.
"""

import math


def two_neurons(x, w1, b1, w2, b2, known={}):
    if "a2" not in known:
        known["a1"] = 1 / (1 + math.exp(-(w1 * x + b1)))
        known["a2"] = 1 / (1 + math.exp(-(w2 * known["a1"] + b2)))
    return known["a1"], known["a2"]
