"""tasks: 5
de: Ein Farbbild behält bei dir seine drei Kanäle. Fasse sie zuerst zur Helligkeit zusammen, das Ergebnis hat die Form
    (H // 2, W // 2).
en: A coloured image keeps its three channels. First combine them into the brightness; the result has the shape (H //
    2, W // 2).
"""

import numpy as np


def shrink(image):
    rows, columns = image.shape[0] // 2, image.shape[1] // 2
    windows = image[: 2 * rows, : 2 * columns].astype(np.float64).reshape(rows, 2, columns, 2, -1)
    shrunk = windows.mean(axis=(1, 3)).round().astype(np.uint8)
    return shrunk if image.ndim == 3 else shrunk[:, :, 0]
