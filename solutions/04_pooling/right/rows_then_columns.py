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
