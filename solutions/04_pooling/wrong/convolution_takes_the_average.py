"""tasks: 6
de: Du teilst durch die Zahl der Werte in der Maske. Gefragt ist die Summe.
en: You divide by the number of values in the mask. What is wanted is the sum.
"""

import numpy as np


def convolve2d(image, mask):
    padded = np.pad(image.astype(np.float64), mask.shape[0] // 2, mode="symmetric")
    windows = np.lib.stride_tricks.sliding_window_view(padded, mask.shape)
    return (windows * mask).mean(axis=(2, 3))
