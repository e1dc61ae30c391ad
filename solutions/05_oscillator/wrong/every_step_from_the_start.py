"""tasks: 2
de: Jeder Schritt geht vom Start aus statt vom vorigen Zustand, also sind alle Zeilen nach der ersten gleich.
en: Every step starts at the start instead of the state before, so all rows after the first are equal.
"""

import numpy as np


def trajectory(n_steps, o0=(0.0, 0.0)):
    o0 = np.array(o0, dtype=float)
    return np.array([o0, *(step(o0) for _ in range(n_steps))])
