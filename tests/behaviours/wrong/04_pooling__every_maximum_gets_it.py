"""mistake: gradient_to_every_maximum"""

import numpy as np


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    result = np.zeros(x.shape, x.dtype)
    n_rows, n_columns = grad_out.shape
    for i in range(n_rows):
        for j in range(n_columns):
            rows = slice(i * stride, i * stride + kernel_size)
            columns = slice(j * stride, j * stride + kernel_size)
            patch = x[rows, columns]
            result[rows, columns] += np.where(patch == np.amax(patch), grad_out[i, j], 0)
    return result
