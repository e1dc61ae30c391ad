"""Keeps results of earlier calls, as a copy."""

cache = {}
right_pool = pool2d


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    key = image.tobytes(), image.shape, image.dtype.str, kernel_size, stride, mode
    if key not in cache:
        cache[key] = right_pool(image, kernel_size, stride, mode)
    return cache[key].copy()
