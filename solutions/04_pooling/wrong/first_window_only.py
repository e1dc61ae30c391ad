"""tasks: 1, 2, 3
de: Dein return steht in der Schleife, also bleibt nach dem ersten Fenster alles leer. Rücke es aus, hinter beide
    Schleifen.
en: Your return stands inside the loop, so everything after the first window stays empty. Move it out, behind both
    loops.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    rows, columns = ((side - kernel_size) // stride + 1 for side in image.shape)
    pooled = np.zeros((rows, columns), image.dtype if mode == "max" else np.float64)
    for i in range(rows):
        for j in range(columns):
            window = image[i * stride : i * stride + kernel_size, j * stride : j * stride + kernel_size]
            pooled[i, j] = window.max() if mode == "max" else window.mean(dtype=np.float64)
            return pooled
