"""Calls things otherwise inside, takes more arguments than it must, and returns subclasses of nothing."""

right_pool = pool2d


def pool2d(image, kernel_size=2, stride=2, mode="max", *, verbose=False, **options):
    bild, fenster, schritt = image, kernel_size, stride
    if verbose:
        print(bild.shape)
    return right_pool(bild, fenster, schritt, mode)
