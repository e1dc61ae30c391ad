"""tasks: 4
de: max_pool2d_backward merkt sich, wo die Maxima lagen, und benutzt diese Stellen für ein anderes Bild. Suche sie bei
    jedem Aufruf neu.
en: max_pool2d_backward remembers where the maxima were and uses these places for another image. Search for them anew
    in every call.
"""

import numpy as np

PLACES = {}


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    grad_x = np.zeros_like(x)
    for i, j in np.ndindex(grad_out.shape):
        top, left = i * stride, j * stride
        key = (x.shape, kernel_size, stride, i, j)
        if key not in PLACES:
            PLACES[key] = divmod(int(x[top : top + kernel_size, left : left + kernel_size].argmax()), kernel_size)
        row, column = PLACES[key]
        grad_x[top + row, left + column] += grad_out[i, j]
    return grad_x
