"""tasks: 3
de: Bei kernel_size=1 gibst du eine Sicht (view) auf das Bild zurück. Ändert jemand später das Bild, ändert sich
    dein Ergebnis mit. Gib eine Kopie zurück (.copy()).
en: With kernel_size=1 you return a view of the image. When someone changes the image later, your result changes
    too. Return a copy (.copy()).
"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average") or kernel_size > min(image.shape):
        raise ValueError("impossible arguments")
    bottom, right = image.shape[0] - kernel_size + 1, image.shape[1] - kernel_size + 1
    if mode == "average":
        windows = np.lib.stride_tricks.sliding_window_view(image, (kernel_size, kernel_size))[::stride, ::stride]
        return windows.mean(axis=(2, 3), dtype=np.float64)
    pooled = image[:bottom:stride, :right:stride]
    for a, b in list(np.ndindex(kernel_size, kernel_size))[1:]:
        pooled = np.maximum(pooled, image[a : bottom + a : stride, b : right + b : stride])
    return pooled
