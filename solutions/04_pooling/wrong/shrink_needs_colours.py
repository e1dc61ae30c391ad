"""tasks: 5
de: Ein Graubild mit der Form (H, W) hat keine drei Kanäle. Unterscheide mit image.ndim, ob es etwas umzurechnen gibt.
en: A grey image of shape (H, W) has no three channels. Use image.ndim to tell whether there is anything to convert.
shows: error
"""

import numpy as np


def shrink(image):
    brightness = 0.299 * image[:, :, 0] + 0.587 * image[:, :, 1] + 0.114 * image[:, :, 2]
    rows, columns = image.shape[0] // 2, image.shape[1] // 2
    windows = brightness[: 2 * rows, : 2 * columns].reshape(rows, 2, columns, 2)
    return windows.mean(axis=(1, 3)).round().astype(np.uint8)
