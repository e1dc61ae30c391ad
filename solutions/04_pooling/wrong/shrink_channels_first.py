"""tasks: 5
de: Du suchst die Farben in der ersten Achse, als hätte das Bild die Form (3, H, W). Hier stehen sie in der letzten:
    (H, W, 3).
en: You look for the colours in the first axis, as if the image had the shape (3, H, W). Here they stand in the last
    one: (H, W, 3).
"""

import numpy as np


def shrink(image):
    brightness = image.astype(np.float64)
    if image.ndim == 3:
        red, green, blue = brightness.reshape(3, *image.shape[:2])
        brightness = 0.299 * red + 0.587 * green + 0.114 * blue
    rows, columns = image.shape[0] // 2, image.shape[1] // 2
    windows = brightness[: 2 * rows, : 2 * columns].reshape(rows, 2, columns, 2)
    return windows.mean(axis=(1, 3)).round().astype(np.uint8)
