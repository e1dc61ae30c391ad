"""tasks: 1, 2, 3
de: Dir fehlt das letzte Fenster: Deine Schleife läuft bis H − k, das letzte Fenster beginnt aber genau bei H − k.
    In range gehört als Ende H − k + 1.
en: Your last window is missing: your loop runs up to H − k, but the last window starts just at H − k. The end of
    the range must be H − k + 1.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    tops = range(0, image.shape[0] - kernel_size, stride)
    lefts = range(0, image.shape[1] - kernel_size, stride)
    pooled = np.empty((len(tops), len(lefts)), image.dtype if mode == "max" else np.float64)
    for i, top in enumerate(tops):
        for j, left in enumerate(lefts):
            window = image[top : top + kernel_size, left : left + kernel_size]
            pooled[i, j] = window.max() if mode == "max" else window.mean(dtype=np.float64)
    return pooled
