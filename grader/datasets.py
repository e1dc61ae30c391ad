"""The course's images: MNIST from a configured folder, scikit-learn's small digits without any.

Nothing is downloaded here. MNIST is read where torchvision has put it, ``<root>/MNIST/raw``; the folder is
an argument or the environment variable `FOLDER_VARIABLE`. torch is imported only when MNIST is really read.
"""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["FOLDER_VARIABLE", "DataMissing", "digits", "mnist", "mnist_or_digits"]

FOLDER_VARIABLE = "NN_GRADER_DATA"
LARGEST_DIGITS_VALUE = 16
"""Grey values of `digits` go from 0 to 16, those of `mnist` from 0 to 255."""

Images = NDArray[np.uint8]
Labels = NDArray[np.int64]


class DataMissing(FileNotFoundError):
    """MNIST is not where it was looked for. The message is one line and says what to do."""


def mnist(train: bool, root: Path | None = None) -> tuple[Images, Labels]:
    """MNIST (LeCun et al. 1998): 60000 training or 10000 test images.

    Args:
        root: the folder that holds ``MNIST/raw``; without it the one that `FOLDER_VARIABLE` names.

    Returns:
        Images (N, 28, 28) uint8 from 0 (paper) to 255 (ink), labels (N,) int64 from 0 to 9.

    Raises:
        DataMissing: no folder is configured, or it does not hold the files.
    """
    folder = root or _configured()
    if folder is None:
        raise DataMissing(f"MNIST: no folder is configured; set {FOLDER_VARIABLE} to the one that holds MNIST/raw")
    part = "train" if train else "t10k"
    for file in (f"{part}-images-idx3-ubyte", f"{part}-labels-idx1-ubyte"):
        if not (folder / "MNIST" / "raw" / file).is_file():
            raise DataMissing(
                f"MNIST: {folder / 'MNIST' / 'raw' / file} is missing; "
                f"get it with torchvision.datasets.MNIST({str(folder)!r}, download=True)"
            )
    from torchvision.datasets import MNIST

    data = MNIST(str(folder), train=train, download=False)
    return data.data.numpy(), data.targets.numpy()


def digits(train: bool | None = None) -> tuple[Images, Labels]:
    """scikit-learn's embedded digits (Alpaydin and Kaynak 1998), which need no download.

    Args:
        train: None gives all 1797 images; every fifth, from the first, is a test image (360), the other 1437
            are for training.

    Returns:
        Images (N, 8, 8) uint8 from 0 (paper) to 16 (ink), labels (N,) int64 from 0 to 9.
    """
    images, labels = _all_digits()
    if train is None:
        return images, labels
    chosen = (np.arange(len(images)) % 5 != 0) == train
    return images[chosen], labels[chosen]


def mnist_or_digits(train: bool, root: Path | None = None) -> tuple[NDArray[np.float32], Labels]:
    """MNIST when a folder is configured, otherwise the embedded digits.

    Returns:
        Images (N, 28, 28) or (N, 8, 8) float32 from 0 (paper) to 1 (ink), labels (N,) int64.

    Raises:
        DataMissing: a folder is configured and holds no MNIST: a typing mistake must not change the data quietly.
    """
    if root is None and _configured() is None:
        small, labels = digits(train)
        return small.astype(np.float32) / np.float32(LARGEST_DIGITS_VALUE), labels
    images, labels = mnist(train, root)
    return images.astype(np.float32) / np.float32(255), labels


def _configured() -> Path | None:
    folder = os.environ.get(FOLDER_VARIABLE)
    return Path(folder).expanduser() if folder else None


def _all_digits() -> tuple[Images, Labels]:
    """From the file inside scikit-learn: importing its `datasets` takes a second, reading the file 20 ms."""
    spec = importlib.util.find_spec("sklearn")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        file = Path(place) / "datasets" / "data" / "digits.csv.gz"
        if file.is_file():
            return _split_columns(np.loadtxt(file, delimiter=",", dtype=np.int64))
    from sklearn.datasets import load_digits

    pixels, labels = load_digits(return_X_y=True)
    return _split_columns(np.column_stack([pixels, labels]))


def _split_columns(table: NDArray[Any]) -> tuple[Images, Labels]:
    """64 grey values and the label in every row."""
    return table[:, :64].reshape(-1, 8, 8).astype(np.uint8), table[:, 64].astype(np.int64)
