"""tasks: 5
de: Das verkleinerte Bild besteht bei dir aus Gleitkommazahlen. Runde zum Schluss und wandle mit .astype(np.uint8) um.
en: Your shrunk image consists of floating-point numbers. Round at the end and convert with .astype(np.uint8).
"""

import numpy as np


def shrink(image):
    brightness = image.astype(np.float64)
    if image.ndim == 3:
        brightness = brightness @ [0.299, 0.587, 0.114]
    rows, columns = image.shape[0] // 2, image.shape[1] // 2
    windows = brightness[: 2 * rows, : 2 * columns].reshape(rows, 2, columns, 2)
    return windows.mean(axis=(1, 3)).round()
