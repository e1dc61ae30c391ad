"""tasks: 1, 2
de: Neuron 2 rechnet schon mit der neuen Ausgabe von Neuron 1. Beide schalten gleichzeitig: rechne erst beide
    Netzeingaben aus den alten Ausgaben aus.
en: Neuron 2 already uses the new output of neuron 1. Both switch at the same moment: compute both net inputs
    from the old outputs first.
"""

import numpy as np


def step(o):
    o1, o2 = o
    o1 = np.tanh(-4.0 * o1 + 1.5 * o2 - 3.37)
    o2 = np.tanh(-1.5 * o1 + 0.125)
    return np.array([o1, o2])
