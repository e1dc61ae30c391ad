"""tasks: 6
de: Du rechnest im Datentyp des Bildes, und große Summen laufen über. Wandle das Bild zuerst in float64 um.
en: You compute in the dtype of the image, and large sums overflow. Convert the image to float64 first.
"""

import numpy as np


def convolve2d(image, mask):
    padded = np.pad(image, mask.shape[0] // 2, mode="symmetric")
    windows = np.lib.stride_tricks.sliding_window_view(padded, mask.shape)
    return (windows * mask.astype(image.dtype)).sum(axis=(2, 3), dtype=image.dtype).astype(np.float64)
