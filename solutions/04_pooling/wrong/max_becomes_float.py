"""tasks: 1, 3
de: Dein Ergebnis-Array ist immer float64 (das ist bei np.zeros und np.empty so, wenn du nichts angibst). Das
    Maximum soll den Datentyp des Bildes behalten: dtype=image.dtype.
en: Your result array is always float64 (np.zeros and np.empty do that unless told otherwise). The maximum is to
    keep the dtype of the image: dtype=image.dtype.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    rows, columns = ((side - kernel_size) // stride + 1 for side in image.shape)
    pooled = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            window = image[i * stride : i * stride + kernel_size, j * stride : j * stride + kernel_size]
            pooled[i, j] = window.max() if mode == "max" else window.mean(dtype=np.float64)
    return pooled
