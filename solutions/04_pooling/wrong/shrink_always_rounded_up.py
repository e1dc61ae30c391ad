"""tasks: 5
de: Du rundest immer auf. Gerundet wird zur nächsten ganzen Zahl, etwa mit np.round.
en: You always round up. Round to the nearest whole number, for example with np.round.
"""

import numpy as np


def shrink(image):
    brightness = image.astype(np.float64)
    if image.ndim == 3:
        brightness = brightness @ [0.299, 0.587, 0.114]
    rows, columns = image.shape[0] // 2, image.shape[1] // 2
    windows = brightness[: 2 * rows, : 2 * columns].reshape(rows, 2, columns, 2)
    return np.ceil(windows.mean(axis=(1, 3))).astype(np.uint8)
