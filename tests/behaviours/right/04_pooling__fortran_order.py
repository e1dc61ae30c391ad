"""Returns arrays in Fortran order, and ones that are views of its own memory."""

right_pool, right_backward = pool2d, max_pool2d_backward


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    return np.asfortranarray(right_pool(image, kernel_size, stride, mode))


def max_pool2d_backward(x, grad_out, kernel_size, stride):
    double = np.zeros((2 * x.shape[0], 2 * x.shape[1]), x.dtype)
    double[::2, ::2] = right_backward(x, grad_out, kernel_size, stride)
    return double[::2, ::2]
