"""tasks: 5
de: Du addierst die Pixel eines Graubilds in uint8, und die Summe läuft über: Vier Pixel mit 255 ergeben dort 252.
    Wandle zuerst in float64 um.
en: You add the pixels of a grey image in uint8, and the sum overflows: four pixels of 255 make 252 there. Convert to
    float64 first.
"""

import numpy as np


def shrink(image):
    brightness = image
    if image.ndim == 3:
        brightness = image @ [0.299, 0.587, 0.114]
    rows, columns = image.shape[0] // 2, image.shape[1] // 2
    windows = brightness[: 2 * rows, : 2 * columns].reshape(rows, 2, columns, 2)
    total = windows[:, 0, :, 0] + windows[:, 0, :, 1] + windows[:, 1, :, 0] + windows[:, 1, :, 1]
    return (total / 4).round().astype(np.uint8)
