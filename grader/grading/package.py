"""This package and the libraries as they are now, as a digest: what was found with others is no longer true."""

from __future__ import annotations

import hashlib
import platform
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

__all__ = ["package_digest", "source_digest"]

_LIBRARIES = ("numpy", "scipy", "scikit-learn", "torch", "torchvision", "matplotlib", "pytest")
_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def package_digest() -> bytes:
    """Of Python, the machine, the libraries that checks use, and every file of the package."""
    digest = hashlib.sha256(f"{platform.python_version()} {platform.platform()} {platform.machine()}".encode())
    for library in _LIBRARIES:
        with suppress(PackageNotFoundError):
            digest.update(f"{library} {version(library)} ".encode())
    digest.update(source_digest())
    return digest.digest()


@cache
def source_digest() -> bytes:
    """Of every file of the package: on two machines the same where they have the same version."""
    digest = hashlib.sha256()
    for path in sorted(path for path in _PACKAGE.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        digest.update(path.relative_to(_PACKAGE).as_posix().encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()
