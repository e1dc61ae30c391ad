"""tasks: 5
de: Bei einer ungeraden Seite hängst du noch ein halbes Fenster an. Die letzte Zeile oder Spalte entfällt: Das
    Ergebnis hat die Form (H // 2, W // 2).
en: For an odd side you add half a window more. The last row or column is dropped: the result has the shape (H // 2, W
    // 2).
"""

import numpy as np


def shrink(image):
    brightness = image.astype(np.float64)
    if image.ndim == 3:
        brightness = brightness @ [0.299, 0.587, 0.114]
    rows, columns = brightness.shape
    brightness = np.pad(brightness, ((0, rows % 2), (0, columns % 2)), mode="edge")
    windows = brightness.reshape((rows + 1) // 2, 2, (columns + 1) // 2, 2)
    return windows.mean(axis=(1, 3)).round().astype(np.uint8)
