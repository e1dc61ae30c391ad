"""tasks: 6
de: Deine Maske liegt mit ihrer linken oberen Ecke auf dem Pixel. Ihre Mitte gehört dorthin: fange in jeder Richtung
    (k − 1)/2 früher an.
en: Your mask lies with its upper left corner on the pixel. Its centre belongs there: begin (k − 1)/2 earlier in each
    direction.
"""

import numpy as np


def convolve2d(image, mask):
    beyond = mask.shape[0] - 1
    padded = np.pad(image.astype(np.float64), (0, beyond), mode="symmetric")
    windows = np.lib.stride_tricks.sliding_window_view(padded, mask.shape)
    return (windows * mask).sum(axis=(2, 3))
