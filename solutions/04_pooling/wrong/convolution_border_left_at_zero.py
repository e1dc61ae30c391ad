"""tasks: 6
de: Die Randpixel bleiben bei dir 0, weil deine Schleifen sie auslassen. Spiegle das Bild über den Rand hinaus und
    rechne dort ebenso.
en: The pixels at the border stay 0 because your loops leave them out. Mirror the image beyond its border and compute
    there as well.
"""

import numpy as np


def convolve2d(image, mask):
    radius = mask.shape[0] // 2
    result = np.zeros(image.shape)
    for i in range(radius, image.shape[0] - radius):
        for j in range(radius, image.shape[1] - radius):
            result[i, j] = (image[i - radius : i + radius + 1, j - radius : j + radius + 1] * mask).sum(
                dtype=np.float64
            )
    return result
