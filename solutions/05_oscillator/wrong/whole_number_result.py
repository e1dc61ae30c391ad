"""tasks: 1
de: Das Ergebnis-Array übernimmt den Datentyp der Eingabe. Bei ganzzahligen Zuständen fallen so alle
    Nachkommastellen weg; lege es mit np.empty(2) an.
en: The array for the result takes over the dtype of the input. With states of whole numbers all decimals are
    lost; create it with np.empty(2).
"""

import numpy as np


def step(o):
    o1, o2 = o
    new = np.empty_like(o)
    new[0] = np.tanh(-4.0 * o1 + 1.5 * o2 - 3.37)
    new[1] = np.tanh(-1.5 * o1 + 0.125)
    return new
