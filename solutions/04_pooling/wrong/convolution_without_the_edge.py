"""tasks: 6
de: Am Rand spiegelst du ohne das Randpixel, wie np.pad mit "reflect". Hier wird es wiederholt: Neben Zeile 0 liegt
    noch einmal Zeile 0; das ist "symmetric".
en: At the border you mirror without the outermost pixel, as np.pad does with "reflect". Here it is repeated: beside
    row 0 lies row 0 once more; that is "symmetric".
"""

import numpy as np


def convolve2d(image, mask):
    padded = np.pad(image.astype(np.float64), mask.shape[0] // 2, mode="reflect")
    windows = np.lib.stride_tricks.sliding_window_view(padded, mask.shape)
    return (windows * mask).sum(axis=(2, 3))
