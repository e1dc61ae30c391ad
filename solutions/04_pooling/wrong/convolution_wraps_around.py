"""tasks: 6
de: Am Rand geht es bei dir auf der anderen Seite des Bildes weiter. Spiegle das Bild dort.
en: At the border you go on at the other side of the image. Mirror the image there.
"""

import numpy as np


def convolve2d(image, mask):
    padded = np.pad(image.astype(np.float64), mask.shape[0] // 2, mode="wrap")
    windows = np.lib.stride_tricks.sliding_window_view(padded, mask.shape)
    return (windows * mask).sum(axis=(2, 3))
