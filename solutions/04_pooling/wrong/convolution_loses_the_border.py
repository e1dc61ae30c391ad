"""tasks: 6
de: Dein Ergebnis ist kleiner als das Bild, weil die Maske nur dort liegt, wo sie ganz hineinpasst. Setze das Bild
    über den Rand hinaus fort, das Ergebnis hat die Form (H, W).
en: Your result is smaller than the image because the mask lies only where it fits as a whole. Continue the image
    beyond its border; the result has the shape (H, W).
"""

import numpy as np


def convolve2d(image, mask):
    radius = mask.shape[0] // 2
    padded = np.pad(image.astype(np.float64), radius, mode="symmetric")
    windows = np.lib.stride_tricks.sliding_window_view(padded, mask.shape)
    result = (windows * mask).sum(axis=(2, 3))
    return result[radius : image.shape[0] - radius, radius : image.shape[1] - radius]
