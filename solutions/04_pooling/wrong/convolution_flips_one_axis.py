"""tasks: 6
de: Die Maske ist bei dir entlang einer Achse gespiegelt. Gehe in Bild und Maske in derselben Richtung.
en: Your mask is flipped along one axis. Go through image and mask in the same direction.
"""

import numpy as np


def convolve2d(image, mask):
    padded = np.pad(image.astype(np.float64), mask.shape[0] // 2, mode="symmetric")
    windows = np.lib.stride_tricks.sliding_window_view(padded, mask.shape)
    return (windows * mask[:, ::-1]).sum(axis=(2, 3))
