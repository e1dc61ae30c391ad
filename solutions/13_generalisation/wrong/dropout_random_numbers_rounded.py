"""tasks: 2
de: Du rundest u und lässt so die Hälfte fallen, wie groß p auch ist. Vergleiche u mit p.
en: You round u and so drop one half, whatever p is. Compare u with p.
"""

import numpy as np


def dropout(X, p, u):
    return X * np.round(u) / (1 - p)
