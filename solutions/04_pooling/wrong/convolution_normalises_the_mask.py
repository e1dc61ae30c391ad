"""tasks: 6
de: Du teilst durch die Summe der Maske. Die Maske gilt, wie sie ist; ein Kantenfilter hat oft sogar die Summe 0.
en: You divide by the sum of the mask. The mask holds as it is; an edge filter often even has the sum 0.
"""

import numpy as np


def convolve2d(image, mask):
    padded = np.pad(image.astype(np.float64), mask.shape[0] // 2, mode="symmetric")
    windows = np.lib.stride_tricks.sliding_window_view(padded, mask.shape)
    return (windows * mask).sum(axis=(2, 3)) / (mask.sum() or 1)
