"""tasks: 5
de: Du schreibst in das übergebene Foto. Lege ein neues Array an, das Foto gehört dem Aufrufer.
en: You write into the photo you were given. Make a new array; the photo belongs to the caller.
"""

import numpy as np


def shrink(image):
    brightness = image.astype(np.float64)
    if image.ndim == 3:
        brightness = brightness @ [0.299, 0.587, 0.114]
    rows, columns = image.shape[0] // 2, image.shape[1] // 2
    windows = brightness[: 2 * rows, : 2 * columns].reshape(rows, 2, columns, 2)
    shrunk = windows.mean(axis=(1, 3)).round().astype(np.uint8)
    image[:rows, :columns] = shrunk[:, :, np.newaxis] if image.ndim == 3 else shrunk
    return shrunk
