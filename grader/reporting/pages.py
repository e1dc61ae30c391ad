"""What the HTML pages share: the template environment, both languages in one page, moments, pictures."""

from __future__ import annotations

import base64
import binascii
import html
import re
import struct
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from grader.reporting.plain import clean, number
from grader.result import Language, Text

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

__all__ = ["bilingual", "moment", "monolingual", "points", "render", "usable_png"]

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
LARGEST_PNG = 2 * 1024 * 1024
"""Bytes. A scatter plot of 10**4 points at 100 dpi takes about 60 kB."""
MOST_PIXELS = 16_000_000
"""A tiny file can unpack to gigabytes in the reader's browser."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_BACKTICKS = re.compile("`([^`\n]+)`")

Say = Callable[..., "Markup"]
"""Called in a template as ``t(text, tag="span", kind="")``: the text as safe HTML."""


def render(template: str, **values: object) -> str:
    """The page made from ``templates/<template>``; an unknown name in it is an error."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("grader.reporting", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def bilingual(first: Language) -> Say:
    """Says a text in both languages, `first` first; the page's switch hides one of them."""
    second: Language = "en" if first == "de" else "de"

    def say(text: Text, tag: str = "span", kind: str = "") -> Markup:
        if text.de == text.en:
            return _safe(_element(text.de, tag, kind))
        return _safe("".join(_element(text.to(language), tag, kind, language) for language in (first, second)))

    return say


def monolingual(language: Language) -> Say:
    """Says a text in one language."""

    def say(text: Text, tag: str = "span", kind: str = "") -> Markup:
        return _safe(_element(text.to(language), tag, kind))

    return say


def _element(text: str, tag: str, kind: str, language: str = "") -> str:
    """`text` escaped in `tag`, or bare where a span would say nothing; everything else comes from our templates."""
    inner = html.escape(clean(text))
    # HTML drops the first newline inside <pre>, so one more keeps the text as it is.
    inner = "\n" + inner if tag == "pre" else _BACKTICKS.sub(r"<code>\1</code>", inner)
    if tag == "span" and not kind and not language:
        return inner
    attributes = (f' class="{kind}"' if kind else "") + (f' lang="{language}"' if language else "")
    return f"<{tag}{attributes}>{inner}</{tag}>"


def _safe(escaped: str) -> Markup:
    from markupsafe import Markup

    return Markup(escaped)  # noqa: S704  (`_element` has escaped it)


def points(value: float) -> Text:
    """A number of points in both languages."""
    return Text(de=number(value, "de"), en=number(value, "en"))


def moment(when: datetime) -> Text:
    """A date and time as people write it, with its offset from UTC."""
    clock = when.strftime("%H:%M")
    zone = when.strftime("%z")
    offset = "UTC" if zone in ("", "+0000") else f"UTC{zone[:3].replace('-', '−')}:{zone[3:5]}"
    de = f"{when.day}.{when.month}.{when.year}, {clock} ({offset})"
    return Text(de=de, en=f"{when.day} {MONTHS[when.month - 1]} {when.year}, {clock} ({offset})")


def usable_png(encoded: str, most_bytes: int = LARGEST_PNG) -> str | None:
    """`encoded` as clean base64 if it is a PNG of bearable size, else None."""
    if len(encoded) > 4 * min(most_bytes, LARGEST_PNG) // 3 + 4:
        return None
    try:
        data = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(data) < 33 or not data.startswith(PNG_SIGNATURE) or data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", data[16:24])
    if not 0 < width * height <= MOST_PIXELS:
        return None
    return base64.b64encode(data).decode("ascii")
