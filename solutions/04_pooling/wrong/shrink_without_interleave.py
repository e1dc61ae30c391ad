"""tasks: 5
de: reshape schneidet bei dir keine 2×2-Fenster aus, sondern vier Pixel hintereinander. Es braucht (Zeilen, 2,
    Spalten, 2) und den Mittelwert über die Achsen 1 und 3.
en: Your reshape does not cut out 2×2 windows but four pixels in a row. It takes (rows, 2, columns, 2) and the average
    over axes 1 and 3.
"""

import numpy as np


def shrink(image):
    brightness = image.astype(np.float64)
    if image.ndim == 3:
        brightness = brightness @ [0.299, 0.587, 0.114]
    rows, columns = image.shape[0] // 2, image.shape[1] // 2
    windows = brightness[: 2 * rows, : 2 * columns].reshape(rows, columns, 4)
    return windows.mean(axis=2).round().astype(np.uint8)
