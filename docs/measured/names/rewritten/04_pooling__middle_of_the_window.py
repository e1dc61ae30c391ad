import functools
import itertools
import math

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    k, (H, W) = kernel_size, image.shape
    if k > H or k > W:
        raise ValueError(k)
    stop_y, stop_x = H - k + 1, W - k + 1
    if mode == "average":
        first = image[:stop_y:stride, :stop_x:stride].astype(float)
        last = image[k - 1 :: stride, k - 1 :: stride].astype(float)
        return first + (last - first) / 2
    if mode == "max":
        best = image[:stop_y:stride, :stop_x:stride].copy()
        for shift in range(1, k * k):
            a, b = divmod(shift, k)
            np.maximum(best, image[a : a + stop_y : stride, b : b + stop_x : stride], out=best)
        return best
    raise ValueError(mode)


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    grad = np.zeros(x.shape, x.dtype)
    for (i, j), g in np.ndenumerate(grad_out):
        places = itertools.product(
            range(i * stride, i * stride + kernel_size), range(j * stride, j * stride + kernel_size)
        )
        grad[max(places, key=lambda place: x[place])] += g
    return grad
