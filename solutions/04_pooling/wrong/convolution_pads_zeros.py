"""tasks: 6
de: Außerhalb des Bildes stehen bei dir Nullen. Spiegle das Bild am Rand, sonst wird er dunkel.
en: Outside the image you have zeros. Mirror the image at the border, otherwise it gets dark.
"""

import numpy as np


def convolve2d(image, mask):
    padded = np.pad(image.astype(np.float64), mask.shape[0] // 2, mode="constant")
    windows = np.lib.stride_tricks.sliding_window_view(padded, mask.shape)
    return (windows * mask).sum(axis=(2, 3))
