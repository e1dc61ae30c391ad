"""Images: the embedded digits are scikit-learn's, MNIST is read where torchvision puts it, and errors say what to do."""

from __future__ import annotations

import gzip
import os
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from grader import datasets
from grader.datasets import FOLDER_VARIABLE, DataMissing, digits, mnist, mnist_or_digits


@pytest.fixture(autouse=True)
def _nothing_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three training and two test images in torchvision's layout."""
    raw = tmp_path / "MNIST" / "raw"
    raw.mkdir(parents=True)
    for part, count in (("train", 3), ("t10k", 2)):
        images = np.arange(count * 784).astype(np.uint8)
        header = struct.pack(">IIII", 0x0803, count, 28, 28)
        (raw / f"{part}-images-idx3-ubyte").write_bytes(header + images.tobytes())
        (raw / f"{part}-labels-idx1-ubyte").write_bytes(struct.pack(">II", 0x0801, count) + bytes(range(7, 7 + count)))
    return tmp_path


def test_digits_are_scikit_learns() -> None:
    from sklearn.datasets import load_digits

    images, labels = digits()
    theirs = load_digits()
    np.testing.assert_array_equal(images, theirs.images)
    np.testing.assert_array_equal(labels, theirs.target)
    assert (images.dtype.name, labels.dtype.name, int(images.max())) == ("uint8", "int64", 16)


def test_digits_without_the_file_come_from_scikit_learn_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    direct = digits()
    monkeypatch.setattr(Path, "is_file", lambda _: False)
    for one, other in zip(digits(), direct, strict=True):
        np.testing.assert_array_equal(one, other, strict=True)


def test_digits_are_split_without_overlap() -> None:
    whole, labels = digits()
    train, train_labels = digits(train=True)
    test, test_labels = digits(train=False)
    assert (len(train), len(test)) == (1437, 360)
    np.testing.assert_array_equal(test, whole[::5])
    np.testing.assert_array_equal(test_labels, labels[::5])
    np.testing.assert_array_equal(np.bincount(train_labels) + np.bincount(test_labels), np.bincount(labels))
    assert np.bincount(test_labels).min() >= 25


def test_mnist_is_read_from_the_given_folder(folder: Path) -> None:
    images, labels = mnist(True, folder)
    assert images.shape == (3, 28, 28)
    assert images.dtype == np.uint8
    np.testing.assert_array_equal(images.reshape(-1)[:300], np.arange(300).astype(np.uint8))
    np.testing.assert_array_equal(labels, np.array([7, 8, 9]), strict=True)
    assert len(mnist(False, folder)[0]) == 2


def test_mnist_is_read_from_the_configured_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    np.testing.assert_array_equal(mnist(False)[1], [7, 8])


def test_without_a_folder_the_message_names_the_variable() -> None:
    with pytest.raises(DataMissing, match=FOLDER_VARIABLE) as raised:
        mnist(True)
    assert "\n" not in str(raised.value)


def test_a_folder_without_mnist_is_named_with_the_missing_file(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(DataMissing, match=r"nowhere.*train-images-idx3-ubyte is missing.*download=True"):
        mnist(True, tmp_path / "nowhere")
    (folder / "MNIST" / "raw" / "t10k-labels-idx1-ubyte").unlink()
    with pytest.raises(DataMissing, match="t10k-labels"):
        mnist(False, folder)


def test_packed_files_alone_are_not_enough(folder: Path) -> None:
    """torchvision unpacks what it downloads; only packed files mean that the download was cut short."""
    file = folder / "MNIST" / "raw" / "train-images-idx3-ubyte"
    file.with_suffix(".gz").write_bytes(gzip.compress(file.read_bytes()))
    file.unlink()
    with pytest.raises(DataMissing):
        mnist(True, folder)


def test_without_configuration_the_digits_are_the_default() -> None:
    for train, count in ((True, 1437), (False, 360)):
        images, labels = mnist_or_digits(train)
        assert images.shape == (count, 8, 8)
        assert images.dtype == np.float32
        assert (float(images.min()), float(images.max())) == (0, 1)
        np.testing.assert_array_equal(labels, digits(train)[1])


def test_a_configured_folder_gives_mnist_in_the_same_range(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = mnist(True, folder)[0] / np.float32(255)
    np.testing.assert_array_equal(mnist_or_digits(True, folder)[0], expected, strict=True)
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    np.testing.assert_array_equal(mnist_or_digits(True)[0], expected, strict=True)


def test_a_mistyped_folder_does_not_change_the_data_quietly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    with pytest.raises(DataMissing):
        mnist_or_digits(True)


def test_the_default_imports_neither_torch_nor_scikit_learn() -> None:
    """Checks use the digits: grading must not wait for imports."""
    code = (
        "import sys; from grader.datasets import *; mnist_or_digits(True)\n"
        "try: mnist(True)\n"
        "except DataMissing: print(sorted({'torch', 'torchvision', 'sklearn'} & set(sys.modules)))"
    )
    places = os.pathsep.join(sys.path)
    environment = {**os.environ, "PYTHONPATH": places}
    environment.pop(FOLDER_VARIABLE, None)
    folder = Path(datasets.__file__).parent
    command = [sys.executable, "-c", f"import grader; grader.__path__.append({str(folder)!r})\n{code}"]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    assert result.stdout == "[]\n"
