"""tasks: 5
de: Genau halbe Werte rundest du immer auf. Hier gehen sie zur geraden Zahl, 2,5 also zu 2; np.round und Pythons round
    tun das.
en: You always round exact halves up. Here they go to the even number, so 2.5 to 2; np.round and Python's round do so.
"""

import numpy as np


def shrink(image):
    brightness = image.astype(np.float64)
    if image.ndim == 3:
        brightness = brightness @ [0.299, 0.587, 0.114]
    rows, columns = image.shape[0] // 2, image.shape[1] // 2
    windows = brightness[: 2 * rows, : 2 * columns].reshape(rows, 2, columns, 2)
    return np.floor(windows.mean(axis=(1, 3)) + 0.5).astype(np.uint8)
