"""mistake: stride_replaced_by_kernel"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in ("max", "average"):
        raise ValueError(mode)
    if kernel_size > image.shape[0] or kernel_size > image.shape[1]:
        raise ValueError("window too large")
    n = [side // kernel_size for side in image.shape]
    cut = image[: n[0] * kernel_size, : n[1] * kernel_size]
    blocks = np.stack([np.hsplit(band, n[1]) for band in np.vsplit(cut, n[0])])
    if mode == "max":
        return blocks.max(axis=(-1, -2))
    return blocks.mean(axis=(-1, -2), dtype=np.float64)
