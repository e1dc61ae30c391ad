"""tasks: 4
de: Du verteilst den Gradienten gleichmäßig auf das Fenster. Das ist der Rückwärtsschritt des Average-Poolings; beim
    Maximum bekommt ein einziger Pixel alles.
en: You spread the gradient evenly over the window. That is the backward pass of average pooling; with the maximum a
    single pixel gets it all.
"""

import numpy as np


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    grad_x = np.zeros_like(x)
    for i, j in np.ndindex(grad_out.shape):
        part = grad_x[i * stride : i * stride + kernel_size, j * stride : j * stride + kernel_size]
        part += grad_out[i, j] / kernel_size**2
    return grad_x
