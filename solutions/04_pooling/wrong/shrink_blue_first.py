"""tasks: 5
de: Die Gewichte stehen bei dir in der Reihenfolge Blau, Grün, Rot. Der erste Kanal ist Rot und zählt 0,299, Blau
    zählt 0,114.
en: Your weights are in the order blue, green, red. The first channel is red and counts 0.299, blue counts 0.114.
"""

import numpy as np


def shrink(image):
    brightness = image.astype(np.float64)
    if image.ndim == 3:
        brightness = brightness @ [0.114, 0.587, 0.299]
    rows, columns = image.shape[0] // 2, image.shape[1] // 2
    windows = brightness[: 2 * rows, : 2 * columns].reshape(rows, 2, columns, 2)
    return windows.mean(axis=(1, 3)).round().astype(np.uint8)
