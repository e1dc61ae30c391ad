"""tasks: 6
de: Du beschränkst das Ergebnis auf 0 bis 255. Es ist kein Bild, sondern eine Merkmalskarte, und darf jeden Wert
    haben.
en: You limit the result to 0 to 255. It is no image but a feature map, and may have any value.
"""

import numpy as np


def convolve2d(image, mask):
    padded = np.pad(image.astype(np.float64), mask.shape[0] // 2, mode="symmetric")
    windows = np.lib.stride_tricks.sliding_window_view(padded, mask.shape)
    return np.clip((windows * mask).sum(axis=(2, 3)), 0, 255)
