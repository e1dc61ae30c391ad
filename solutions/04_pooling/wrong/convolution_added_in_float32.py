"""tasks: 6
de: Ein float32-Bild rechnest du in float32. Wandle es in float64 um, bevor du multiplizierst und addierst.
en: You compute a float32 image in float32. Convert it to float64 before you multiply and add.
"""

import numpy as np


def convolve2d(image, mask):
    kind = np.float32 if image.dtype == np.float32 else np.float64
    padded = np.pad(image.astype(kind), mask.shape[0] // 2, mode="symmetric")
    windows = np.lib.stride_tricks.sliding_window_view(padded, mask.shape)
    return (windows * mask.astype(kind)).sum(axis=(2, 3)).astype(np.float64)
