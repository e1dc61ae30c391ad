"""No windows at all: np.maximum over k * k shifted, strided copies of the image. Prints and warns a lot."""

import warnings

import numpy as np


def shifted(image, kernel_size, stride):
    bottom, right = image.shape[0] - kernel_size + 1, image.shape[1] - kernel_size + 1
    for a in range(kernel_size):
        for b in range(kernel_size):
            yield image[a : bottom + a : stride, b : right + b : stride]


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    print("pool2d", image.shape, image.dtype, kernel_size, stride, mode)
    warnings.warn("what is printed or warned of does not matter", stacklevel=2)
    if kernel_size > min(image.shape):
        raise ValueError
    if mode == "average":
        total = 0
        for part in shifted(image.astype(np.float64), kernel_size, stride):
            total = total + part
        return total / kernel_size**2
    if mode != "max":
        raise ValueError
    parts = shifted(image, kernel_size, stride)
    pooled = next(parts).copy()
    for part in parts:
        np.maximum(pooled, part, out=pooled)
    return pooled


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    pooled = pool2d(x, kernel_size, stride, "max")
    grad_x = np.zeros_like(x)
    taken = np.zeros(pooled.shape, bool)
    # the shifted images come in row-major order of their place in the window, so the first maximum is met first
    for part, grad in zip(shifted(x, kernel_size, stride), shifted(grad_x, kernel_size, stride), strict=True):
        here = (part == pooled) & ~taken
        grad += np.where(here, grad_out, 0)
        taken |= here
    return grad_x


def shrink(image):
    print("shrink", image.shape)
    grey = image.astype(np.float64)
    if image.ndim == 3:
        red, green, blue = np.moveaxis(grey, 2, 0)
        grey = red * 0.299 + green * 0.587 + blue * 0.114
    height, width = grey.shape[0] // 2 * 2, grey.shape[1] // 2 * 2
    corners = [grey[a:height:2, b:width:2] for a in (0, 1) for b in (0, 1)]
    return np.round(np.mean(corners, axis=0)).astype(np.uint8)


def convolve2d(image, mask):
    size = mask.shape[0]
    around = np.pad(image.astype(np.float64), size // 2, mode="symmetric")
    total = np.zeros(image.shape)
    for weight, part in zip(mask.flat, shifted(around, size, 1), strict=True):
        total += weight * part
    return total
