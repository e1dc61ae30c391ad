"""tasks: 5
de: Du nimmst jedes zweite Pixel und lässt die übrigen weg. Gefragt ist der Mittelwert aller vier Pixel eines
    Fensters.
en: You take every second pixel and leave out the others. What is wanted is the average of all four pixels of a
    window.
"""

import numpy as np


def shrink(image):
    brightness = image.astype(np.float64)
    if image.ndim == 3:
        brightness = brightness @ [0.299, 0.587, 0.114]
    rows, columns = image.shape[0] // 2, image.shape[1] // 2
    windows = brightness[: 2 * rows, : 2 * columns].reshape(rows, 2, columns, 2)
    return windows[:, 0, :, 0].round().astype(np.uint8)
