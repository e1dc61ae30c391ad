"""tasks: 6
de: Nach dem Aufruf steht in der übergebenen Maske etwas anderes. Sie gehört dem Aufrufer und bleibt, wie sie ist.
en: After the call the mask you were given holds something else. It belongs to the caller and stays as it is.
"""

import numpy as np


def convolve2d(image, mask):
    padded = np.pad(image.astype(np.float64), mask.shape[0] // 2, mode="symmetric")
    windows = np.lib.stride_tricks.sliding_window_view(padded, mask.shape)
    result = (windows * mask).sum(axis=(2, 3))
    mask[...] = mask[::-1, ::-1].copy()
    return result
