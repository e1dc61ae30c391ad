"""Lets numpy warn of NaN, of overflow and of means of nothing."""

right_pool = pool2d


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    np.array([250], np.uint8) + np.uint8(250)
    np.float32(1e38) * np.float32(1e38)
    np.mean([])
    return right_pool(image, kernel_size, stride, mode)
