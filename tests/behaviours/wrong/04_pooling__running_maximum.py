"""mistake: running_max_starts_at_zero"""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    k, s = kernel_size, stride
    H, W = image.shape
    if mode not in ("max", "average") or k > H or k > W:
        raise ValueError("bad arguments")
    out = np.zeros(((H - k) // s + 1, (W - k) // s + 1), dtype=image.dtype if mode == "max" else "float64")
    for r in range(out.shape[0]):
        for c in range(out.shape[1]):
            for a in range(k):
                for b in range(k):
                    pixel = image[r * s + a, c * s + b]
                    if mode == "average":
                        out[r, c] += float(pixel)
                    elif pixel > out[r, c] or pixel != pixel:
                        out[r, c] = pixel
    return out if mode == "max" else out / k**2
