"""tasks: 6
de: Nach dem Aufruf steht im übergebenen Bild etwas anderes. Es gehört dem Aufrufer; lege für das Ergebnis ein neues
    Array an.
en: After the call the image you were given holds something else. It belongs to the caller; make a new array for the
    result.
"""

import numpy as np


def convolve2d(image, mask):
    padded = np.pad(image.astype(np.float64), mask.shape[0] // 2, mode="symmetric")
    windows = np.lib.stride_tricks.sliding_window_view(padded, mask.shape)
    result = (windows * mask).sum(axis=(2, 3))
    image[...] = np.clip(result, 0, 100).astype(image.dtype)
    return result
