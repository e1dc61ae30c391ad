"""tasks: 1, 3
de: Deine Suche beginnt bei einer „sehr kleinen“ Zahl wie −10⁹. Kleinere Werte und −∞ gehen so verloren: Beginne mit
    dem ersten Wert des Fensters.
en: Your search starts at a “very small” number such as −10⁹. Smaller values and −∞ get lost: start with the first
    value of the window.
"""

import numpy as np

RIGHT = pool2d


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    pooled = RIGHT(image, kernel_size, stride, mode)
    if mode == "max" and image.dtype.kind == "f":
        pooled = np.maximum(pooled, np.array(-1e9, image.dtype))
    return pooled
