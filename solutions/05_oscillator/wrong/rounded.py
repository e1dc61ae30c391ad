"""tasks: 1, 2
de: Die Ausgaben werden gerundet. Runde höchstens beim Anzeigen: jede Rundung verfälscht alle folgenden
    Schritte.
en: The outputs are rounded. Round for display at most: every rounding spoils all the steps that follow.
"""

import numpy as np


def step(o):
    o1, o2 = o
    return np.round(np.tanh([-4.0 * o1 + 1.5 * o2 - 3.37, -1.5 * o1 + 0.125]), 4)
