"""What a student's figure shows, as plain data: judged by content, never by pixels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["Axes", "Bar", "Collection", "Drawn", "Image", "Line", "drawn_from"]

_Record = TypeVar("_Record")
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Line:
    """A ``plot`` line: data (N,), marker and line style as matplotlib names them (``"None"``: none)."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    marker: str
    linestyle: str
    markersize: float
    color: str
    label: str

    @property
    def connected(self) -> bool:
        """Whether the points are joined by a line."""
        return self.linestyle not in ("None", "none", " ", "")

    @property
    def marked(self) -> bool:
        """Whether every point has a marker."""
        return self.marker not in ("None", "none", " ", "")


@dataclass(frozen=True)
class Collection:
    """A ``scatter`` or other collection: offsets (N, 2) in data coordinates, sizes in points²."""

    offsets: NDArray[np.float64]
    sizes: NDArray[np.float64]
    label: str


@dataclass(frozen=True)
class Image:
    """An ``imshow`` image."""

    data: NDArray[Any]
    cmap: str


@dataclass(frozen=True)
class Bar:
    """One bar: the x of its centre, and its height."""

    x: float
    height: float


@dataclass(frozen=True)
class Axes:
    """One axes of a figure."""

    title: str
    xlabel: str
    ylabel: str
    xlim: tuple[float, float]
    ylim: tuple[float, float]
    legend: list[str]
    lines: list[Line]
    collections: list[Collection]
    images: list[Image]
    bars: list[Bar]
    texts: list[str]

    @property
    def points(self) -> NDArray[np.float64]:
        """All points drawn by lines and collections, (N, 2), in drawing order."""
        parts = [np.column_stack([line.x, line.y]) for line in self.lines] + [c.offsets for c in self.collections]
        return np.concatenate(parts) if parts else np.empty((0, 2))


@dataclass(frozen=True)
class Drawn:
    """A whole figure: its picture and its axes."""

    png: bytes
    axes: list[Axes]


_PARTS: dict[str, type[Any]] = {"lines": Line, "collections": Collection, "images": Image, "bars": Bar}


def drawn_from(data: object) -> Drawn:
    """Build the record from what the student's process sent.

    Raises:
        ValueError: it is not what an honest process sends.
    """
    if (
        not isinstance(data, Mapping)
        or not isinstance(data.get("axes"), list)
        or not isinstance(data.get("png"), bytes)
    ):
        raise ValueError("not a figure")
    png = data["png"] if data["png"].startswith(PNG_SIGNATURE) else b""
    return Drawn(png, [_axes(axes) for axes in data["axes"]])


def _axes(data: object) -> Axes:
    if not isinstance(data, Mapping):
        raise ValueError("not an axes")
    parts = {name: [_record(kind, item) for item in data.get(name, ())] for name, kind in _PARTS.items()}
    return _record(Axes, {**data, **parts})


def _record(kind: type[_Record], data: object) -> _Record:
    names = {f.name for f in fields(kind)}  # type: ignore[arg-type]
    if not isinstance(data, Mapping) or data.keys() < names:
        raise ValueError(f"not a {kind.__name__}")
    return kind(**{name: data[name] for name in names})
