"""Takes a quarter of a second for a picture."""

import time

right_pool = pool2d
slow = [3]


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    if slow:
        slow.pop()
        time.sleep(0.25)
    return right_pool(image, kernel_size, stride, mode)
