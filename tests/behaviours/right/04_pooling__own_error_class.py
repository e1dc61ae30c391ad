"""Raises an error of its own, which is a ValueError."""

right_pool = pool2d


class ValueError(ValueError):
    """More to say."""


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    try:
        return right_pool(image, kernel_size, stride, mode)
    except Exception as error:
        raise ValueError("gone wrong") from error
