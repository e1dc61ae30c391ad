"""tasks: 6
de: Deine Maske ist gespiegelt, wie in der Faltung der Mathematik. Conv2d spiegelt nicht: mask[0, 0] gehört zum
    Nachbarn links oben.
en: Your mask is flipped, as in the convolution of mathematics. Conv2d does not flip: mask[0, 0] belongs to the upper
    left neighbour.
"""

import numpy as np


def convolve2d(image, mask):
    padded = np.pad(image.astype(np.float64), mask.shape[0] // 2, mode="symmetric")
    windows = np.lib.stride_tricks.sliding_window_view(padded, mask.shape)
    return (windows * mask[::-1, ::-1]).sum(axis=(2, 3))
