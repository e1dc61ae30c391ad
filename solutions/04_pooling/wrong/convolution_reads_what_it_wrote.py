"""tasks: 6
de: Du schreibst das Ergebnis in das Bild, aus dem du noch liest: Spätere Pixel sehen schon neue Werte. Lege ein
    eigenes Array an.
en: You write the result into the image that you still read from: later pixels see new values. Make an array of its
    own.
"""

import numpy as np


def convolve2d(image, mask):
    radius = mask.shape[0] // 2
    padded = np.pad(image.astype(np.float64), radius, mode="symmetric")
    for i, j in np.ndindex(image.shape):
        padded[i + radius, j + radius] = (padded[i : i + len(mask), j : j + len(mask)] * mask).sum()
    return padded[radius : radius + image.shape[0], radius : radius + image.shape[1]].copy()
