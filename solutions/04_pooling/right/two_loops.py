"""The plainest way: two loops over the result, a slice for each window."""

import numpy as np


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    H, W = image.shape
    if kernel_size > H or kernel_size > W:
        raise ValueError("The window does not fit into the image.")
    if mode != "max" and mode != "average":
        raise ValueError("I only know max and average.")
    rows = (H - kernel_size) // stride + 1
    cols = (W - kernel_size) // stride + 1
    if mode == "max":
        result = np.zeros((rows, cols), dtype=image.dtype)
    else:
        result = np.zeros((rows, cols))
    for i in range(rows):
        for j in range(cols):
            window = image[i * stride : i * stride + kernel_size, j * stride : j * stride + kernel_size]
            if mode == "max":
                result[i, j] = np.max(window)
            else:
                result[i, j] = np.sum(window.astype(float)) / (kernel_size * kernel_size)
    return result


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    grad_x = np.zeros(x.shape, dtype=x.dtype)
    rows, cols = grad_out.shape
    for i in range(rows):
        for j in range(cols):
            best_row, best_col = i * stride, j * stride
            for row in range(i * stride, i * stride + kernel_size):
                for col in range(j * stride, j * stride + kernel_size):
                    if x[row, col] > x[best_row, best_col]:
                        best_row, best_col = row, col
            grad_x[best_row, best_col] += grad_out[i, j]
    return grad_x


def shrink(image):
    H, W = image.shape[0], image.shape[1]
    result = np.zeros((H // 2, W // 2), dtype=np.uint8)
    for i in range(H // 2):
        for j in range(W // 2):
            window = image[2 * i : 2 * i + 2, 2 * j : 2 * j + 2].astype(float)
            if image.ndim == 3:
                window = 0.299 * window[:, :, 0] + 0.587 * window[:, :, 1] + 0.114 * window[:, :, 2]
            result[i, j] = round(np.mean(window))
    return result


def convolve2d(image, mask):
    k = len(mask)
    big = np.pad(image.astype(float), k // 2, mode="symmetric")
    result = np.zeros(image.shape)
    for i in range(image.shape[0]):
        for j in range(image.shape[1]):
            result[i, j] = np.sum(big[i : i + k, j : j + k] * mask)
    return result
