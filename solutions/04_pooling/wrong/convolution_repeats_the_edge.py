"""tasks: 6
de: Am Rand wiederholst du immer dasselbe Pixel. Gespiegelt heißt: Neben Zeile 0 liegt Zeile 0, daneben Zeile 1. Mit
    einer 3×3-Maske sieht man das nicht.
en: At the border you repeat the same pixel over and over. Mirrored means: beside row 0 lies row 0, then row 1. A 3×3
    mask does not show it.
"""

import numpy as np


def convolve2d(image, mask):
    padded = np.pad(image.astype(np.float64), mask.shape[0] // 2, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, mask.shape)
    return (windows * mask).sum(axis=(2, 3))
