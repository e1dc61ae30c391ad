"""reshape where windows tile the image, loops for everything else; the gradient by the same two ways."""

import numpy as np

REDUCE = {
    "max": lambda window, axis=None: window.max(axis=axis),
    "average": lambda window, axis=None: window.mean(axis=axis),
}


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if mode not in REDUCE:
        raise ValueError(f"unknown mode {mode}")
    if kernel_size > image.shape[0] or kernel_size > image.shape[1]:
        raise ValueError("window too large")
    reduce = REDUCE[mode]
    if mode == "average":
        image = image.astype(np.float64)
    rows = (image.shape[0] - kernel_size) // stride + 1
    columns = (image.shape[1] - kernel_size) // stride + 1
    if kernel_size == stride:
        tiles = image[: rows * stride, : columns * stride].reshape(rows, kernel_size, columns, kernel_size)
        return reduce(tiles, axis=(1, 3))
    pooled = np.empty((rows, columns), dtype=image.dtype)
    for i in range(rows):
        for j in range(columns):
            pooled[i, j] = reduce(image[i * stride : i * stride + kernel_size, j * stride : j * stride + kernel_size])
    return pooled


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    rows, columns = grad_out.shape
    grad_x = np.zeros(x.shape, x.dtype)
    if kernel_size == stride:
        shape = (rows, kernel_size, columns, kernel_size)
        tiles = x[: rows * stride, : columns * stride].reshape(shape).transpose(0, 2, 1, 3).reshape(rows, columns, -1)
        first = tiles.argmax(axis=2)
        scattered = np.zeros_like(tiles)
        np.put_along_axis(scattered, first[..., None], grad_out[..., None], axis=2)
        back = scattered.reshape(rows, columns, kernel_size, kernel_size).transpose(0, 2, 1, 3)
        grad_x[: rows * stride, : columns * stride] = back.reshape(rows * kernel_size, columns * kernel_size)
        return grad_x
    for i in range(rows):
        for j in range(columns):
            window = x[i * stride : i * stride + kernel_size, j * stride : j * stride + kernel_size]
            a, b = np.argwhere(window == window.max())[0]
            grad_x[i * stride + a, j * stride + b] += grad_out[i, j]
    return grad_x


def shrink(image):
    if image.ndim == 3:
        image = np.dot(image[..., :3], [0.299, 0.587, 0.114])
    return np.rint(pool2d(image, 2, 2, "average")).astype("uint8")


def convolve2d(image, mask):
    height, width = image.shape
    size = len(mask)
    around = np.pad(image, size // 2, "symmetric").astype(float)
    return sum(mask[a, b] * around[a : a + height, b : b + width] for a in range(size) for b in range(size))
