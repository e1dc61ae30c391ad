"""What a figure shows, as plain data, so that a picture is judged by its content."""

from __future__ import annotations

import functools
import io
import sys
from typing import Any

import numpy as np

from grader.isolation.guest.importing import ImportWatch

__all__ = ["drawn", "make_harmless", "new_figure"]

MAX_PNG = 2 << 20


def new_figure() -> Any:
    """A figure with one axes; another figure is made the current one, so drawing into "whatever is there" shows."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    figure = plt.figure()
    figure.add_subplot()
    plt.figure()
    return figure


def make_harmless() -> None:
    """Writing a picture to a place where nothing can be written is no mistake: the call does nothing then."""
    loaded = sys.modules.get("matplotlib.figure")
    if loaded is not None:
        _make_savefig_harmless(loaded)
    else:
        ImportWatch({"matplotlib.figure": [_make_savefig_harmless]}, lambda _: None).install()


def _make_savefig_harmless(module: Any) -> None:
    savefig = module.Figure.savefig

    @functools.wraps(savefig)
    def savefig_if_possible(self: Any, fname: Any, **options: Any) -> None:
        try:
            savefig(self, fname, **options)
        except OSError:
            if hasattr(fname, "write"):
                raise

    module.Figure.savefig = savefig_if_possible


def drawn(target: Any) -> dict[str, Any]:
    """Content of a figure, or of the figure an axes belongs to: the PNG and what its axes hold (see `_axes`)."""
    figure = target if hasattr(target, "axes") and hasattr(target, "savefig") else target.figure
    return {"png": _png(figure), "axes": [_axes(axes) for axes in figure.axes]}


def _png(figure: Any) -> bytes:
    for dpi in (100, 40):
        stream = io.BytesIO()
        figure.savefig(stream, format="png", dpi=dpi)
        if stream.tell() <= MAX_PNG:
            return stream.getvalue()
    return b""


def _axes(axes: Any) -> dict[str, Any]:
    from matplotlib.patches import Rectangle

    legend = axes.get_legend()
    return {
        "title": str(axes.get_title()),
        "xlabel": str(axes.get_xlabel()),
        "ylabel": str(axes.get_ylabel()),
        "xlim": _floats(axes.get_xlim()),
        "ylim": _floats(axes.get_ylim()),
        "legend": [str(text.get_text()) for text in legend.get_texts()] if legend is not None else [],
        "lines": [_line(line) for line in axes.get_lines()],
        "collections": [_collection(collection) for collection in axes.collections if _visible(collection)],
        "images": [
            {"data": _numbers(image.get_array()), "cmap": str(image.get_cmap().name)} for image in axes.get_images()
        ],
        "bars": [
            {"x": float(bar.get_x() + bar.get_width() / 2), "height": float(bar.get_height())}
            for bar in axes.patches
            if isinstance(bar, Rectangle)
        ],
        "texts": [str(text.get_text()) for text in axes.texts],
    }


def _visible(artist: Any) -> bool:
    """Whether anything of it can be seen: neither hidden nor fully transparent."""
    return bool(artist.get_visible()) and not (np.isscalar(artist.get_alpha()) and artist.get_alpha() == 0)


def _line(line: Any) -> dict[str, Any]:
    from matplotlib.colors import to_hex

    return {
        "x": _numbers(line.get_xdata()),
        "y": _numbers(line.get_ydata()),
        "marker": str(line.get_marker()) if _visible(line) else "None",
        "linestyle": str(line.get_linestyle()) if line.get_linewidth() and _visible(line) else "None",
        "markersize": float(line.get_markersize()),
        "color": to_hex(line.get_color(), keep_alpha=False),
        "label": str(line.get_label()),
    }


def _collection(collection: Any) -> dict[str, Any]:
    sizes: Any = collection.get_sizes() if hasattr(collection, "get_sizes") else ()
    return {
        "offsets": _numbers(collection.get_offsets()).reshape(-1, 2),
        "sizes": _numbers(sizes).reshape(-1),
        "label": str(collection.get_label()),
    }


def _floats(values: Any) -> tuple[float, ...]:
    return tuple(float(value) for value in values)


def _numbers(values: Any) -> Any:
    """A plain float64 array; masked values become NaN."""
    return np.array(np.ma.filled(np.ma.asarray(values, dtype=np.float64), np.nan), dtype=np.float64)
