"""Collects rows in lists and makes an array at the end."""


def pool2d(image, kernel_size=2, stride=2, mode="max"):
    height, width = image.shape
    if mode not in {"max", "average"} or kernel_size > height or kernel_size > width:
        raise ValueError("does not fit")
    rows = []
    for top in range(0, height - kernel_size + 1, stride):
        row = []
        for left in range(0, width - kernel_size + 1, stride):
            window = image[top : top + kernel_size, left : left + kernel_size]
            row.append(window.max() if mode == "max" else window.astype(float).sum() / window.size)
        rows.append(row)
    return np.array(rows, dtype=image.dtype if mode == "max" else np.float64)
