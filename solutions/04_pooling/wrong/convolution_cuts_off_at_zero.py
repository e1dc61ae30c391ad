"""tasks: 6
de: Negative Ergebnisse werden bei dir 0. Das macht erst die ReLU nach der Faltung; die Faltung selbst schneidet
    nichts ab.
en: Negative results become 0. That is what the ReLU after the convolution does; the convolution itself cuts nothing
    off.
"""

import numpy as np


def convolve2d(image, mask):
    padded = np.pad(image.astype(np.float64), mask.shape[0] // 2, mode="symmetric")
    windows = np.lib.stride_tricks.sliding_window_view(padded, mask.shape)
    return np.maximum((windows * mask).sum(axis=(2, 3)), 0)
