"""tasks: 4
de: Ist ein Pixel das Maximum mehrerer Fenster, überschreibst du seinen Gradienten. Die Beiträge aller Fenster
    werden addiert: += statt =.
en: Where one pixel is the maximum of several windows you overwrite its gradient. The parts of all windows add up:
    += instead of =.
"""

import numpy as np


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    grad_x = np.zeros_like(x)
    for i, j in np.ndindex(grad_out.shape):
        top, left = i * stride, j * stride
        window = x[top : top + kernel_size, left : left + kernel_size]
        row, column = divmod(int(window.argmax()), kernel_size)
        grad_x[top + row, left + column] = grad_out[i, j]
    return grad_x
