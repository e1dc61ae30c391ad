"""tasks: 6
de: Du nimmst von jeder Maske nur die mittleren 3×3 Zahlen. Lies die Größe aus mask.shape.
en: You take only the 3×3 numbers in the middle of every mask. Read the size from mask.shape.
"""

import numpy as np


def convolve2d(image, mask):
    radius = mask.shape[0] // 2
    if radius == 0:
        return image * float(mask[0, 0])
    middle = mask[radius - 1 : radius + 2, radius - 1 : radius + 2]
    padded = np.pad(image.astype(np.float64), 1, mode="symmetric")
    windows = np.lib.stride_tricks.sliding_window_view(padded, (3, 3))
    return (windows * middle).sum(axis=(2, 3))
