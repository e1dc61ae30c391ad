"""tasks: 5
de: Die Helligkeit jedes Pixels wird bei dir abgeschnitten, ehe gemittelt wird, wohl durch astype(np.uint8). Rechne
    bis zum Schluss in float64.
en: The brightness of every pixel is cut off before the average is taken, probably by astype(np.uint8). Stay in
    float64 until the end.
"""

import numpy as np


def shrink(image):
    brightness = image.astype(np.float64)
    if image.ndim == 3:
        brightness = np.floor(brightness @ [0.299, 0.587, 0.114])
    rows, columns = image.shape[0] // 2, image.shape[1] // 2
    windows = brightness[: 2 * rows, : 2 * columns].reshape(rows, 2, columns, 2)
    return windows.mean(axis=(1, 3)).round().astype(np.uint8)
