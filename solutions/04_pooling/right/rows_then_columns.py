"""Separable: pool along the rows, then along the columns, through index arrays; the gradient by sorting."""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in {"max", "average"}:
        raise ValueError(mode)
    if min(image.shape) < kernel_size:
        raise ValueError(kernel_size)

    def pool_rows(values):
        starts = np.arange(0, values.shape[0] - kernel_size + 1, stride)
        gathered = values[starts[:, None] + np.arange(kernel_size)]
        return gathered.max(axis=1) if mode == "max" else gathered.sum(axis=1, dtype=np.float64) / kernel_size

    return pool_rows(pool_rows(image).T).T


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    grad_x = 0 * x
    height, width = x.shape
    # stable: among equal pixels the earlier one (row by row) stays first, so the first pixel met in a window wins
    order = np.argsort(-x, axis=None, kind="stable")
    waiting = np.ones(grad_out.shape, bool)
    for pixel in order:
        row, column = divmod(int(pixel), width)
        for i in range(max(0, (row - kernel_size) // stride + 1), min(row // stride, grad_out.shape[0] - 1) + 1):
            for j in range(
                max(0, (column - kernel_size) // stride + 1), min(column // stride, grad_out.shape[1] - 1) + 1
            ):
                if waiting[i, j]:
                    waiting[i, j] = False
                    grad_x[row, column] += grad_out[i, j]
    return grad_x


def shrink(image):
    grey = image @ np.array([0.299, 0.587, 0.114]) if image.ndim == 3 else image.astype(np.float64)
    even = grey[: len(grey) // 2 * 2]
    rows = (even[::2] + even[1::2]) / 2
    rows = rows[:, : rows.shape[1] // 2 * 2]
    return np.uint8(np.round((rows[:, ::2] + rows[:, 1::2]) / 2))


def mirrored_places(side, size):
    """For every place along a side, the `size` places that lie around it; beyond the border mirrored."""
    places = np.arange(side)[:, None] + np.arange(size) - size // 2
    return np.minimum(np.maximum(places, -1 - places), 2 * side - 1 - np.maximum(places, -1 - places))


def convolve2d(image, mask):
    rows, columns = (mirrored_places(side, len(mask)) for side in image.shape)
    gathered = image.astype(np.float64)[rows[:, None, :, None], columns[None, :, None, :]]
    return (gathered.reshape(*image.shape, -1) @ mask.reshape(-1).astype(np.float64)).reshape(image.shape)
