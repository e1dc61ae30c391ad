"""tasks: 6
de: Dein Ergebnis hat den Datentyp des Bildes. Es soll immer float64 sein: Masken haben negative und gebrochene
    Zahlen.
en: Your result has the dtype of the image. It is always to be float64: masks hold negative and fractional numbers.
"""

import numpy as np


def convolve2d(image, mask):
    padded = np.pad(image.astype(np.float64), mask.shape[0] // 2, mode="symmetric")
    windows = np.lib.stride_tricks.sliding_window_view(padded, mask.shape)
    return (windows * mask).sum(axis=(2, 3)).astype(image.dtype)
