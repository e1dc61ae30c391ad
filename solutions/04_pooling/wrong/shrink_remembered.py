"""tasks: 5
de: shrink merkt sich eine Antwort und gibt sie für ein anderes Bild derselben Form wieder. Rechne bei jedem Aufruf
    neu.
en: shrink remembers an answer and gives it again for another image of the same shape. Compute anew in every call.
"""

import numpy as np

SHRUNK = {}


def shrink(image):
    brightness = image.astype(np.float64)
    if image.ndim == 3:
        brightness = brightness @ [0.299, 0.587, 0.114]
    rows, columns = image.shape[0] // 2, image.shape[1] // 2
    windows = brightness[: 2 * rows, : 2 * columns].reshape(rows, 2, columns, 2)
    return SHRUNK.setdefault(image.shape, windows.mean(axis=(1, 3)).round().astype(np.uint8)).copy()
