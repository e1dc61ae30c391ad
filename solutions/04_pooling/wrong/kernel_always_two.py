"""tasks: 3
de: Dein Fenster ist immer 2×2, kernel_size spielt keine Rolle. Schreibe kernel_size überall dorthin, wo jetzt eine
    2 steht.
en: Your window is always 2×2, kernel_size has no effect. Write kernel_size wherever there is a 2 now.
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    rows, columns = (max(1, (side - 2) // stride + 1) for side in image.shape)
    pooled = np.empty((rows, columns), image.dtype if mode == "max" else np.float64)
    for i in range(rows):
        for j in range(columns):
            window = image[i * stride : i * stride + 2, j * stride : j * stride + 2]
            pooled[i, j] = window.max() if mode == "max" else window.mean(dtype=np.float64)
    return pooled
