"""Bytes of a student's file -> text, whatever editor wrote them; every repair is said."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from grader.handin.notices import not_text, nul_characters, other_encoding
from grader.result import Notice

__all__ = ["Decoded", "decode", "line_ends", "without_surrogates"]

_BOMS = (  # the longer ones first: UTF-32-LE begins like UTF-16-LE
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]{1,40})", re.ASCII)
_UNSAFE_CODECS = re.compile(r"idna|punycode|escape|utf.?7|undefined|mbcs|oem", re.IGNORECASE)
"""Codecs that no editor saves in and that can take quadratic time or depend on the machine."""
_SURROGATES = re.compile("[\ud800-\udfff]")
_KINDS = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\xd0\xcf\x11\xe0", "Office"),
    (b"\x1f\x8b", "gzip"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
)


@dataclass(frozen=True)
class Decoded:
    """Text with Unix line ends and without NUL characters, and what had to be done for it."""

    text: str
    notices: tuple[Notice, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """Read bytes as text; never raises.

    In this order: a byte order mark, the PEP 263 cookie, UTF-16 without a mark (recognised by its zero bytes),
    UTF-8, and at last Windows-1252 or latin-1, in which every byte means something.

    Args:
        name: of the file, for the notices.
    """
    for magic, kind in _KINDS:
        if data.startswith(magic):
            return Decoded("", (not_text(name, kind),))
    text, notice = _to_text(data, name)
    notices = [notice] if notice else []
    if "\0" in text:
        text = text.replace("\0", "")
        notices.append(nul_characters(name))
    return Decoded(line_ends(text), tuple(notices))


def line_ends(text: str) -> str:
    r"""Every line end as ``\n``, as Python itself reads files."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def without_surrogates(text: str) -> str:
    """Half characters, which no file and no database can hold, replaced by the replacement character."""
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)


def _to_text(data: bytes, name: str) -> tuple[str, Notice | None]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            if encoding == "utf-8":
                return _utf8(rest, name)
            return rest.decode(encoding, "replace"), other_encoding(name, encoding[:6].upper())
    if (cookie := _cookie(data)) and (text := _try(data, cookie)) is not None:
        return text, None
    if guess := _utf16_without_mark(data):
        return data.decode(guess, "replace"), other_encoding(name, "UTF-16")
    return _utf8(data, name)


def _utf8(data: bytes, name: str) -> tuple[str, Notice | None]:
    text = _try(data, "utf-8")
    if text is not None:
        return text, None
    text = _try(data, "cp1252")
    if text is None:
        text = data.decode("latin-1")
    return text, other_encoding(name, "Windows-1252 (latin-1)")


def _try(data: bytes, encoding: str) -> str | None:
    """The text; None when the codec does not exist, is no text codec, or does not fit."""
    try:
        return data.decode(encoding)
    except (LookupError, ValueError):
        return None


def _cookie(data: bytes) -> str | None:
    """The encoding that a comment in one of the first two lines names (PEP 263)."""
    for line in data[:1000].splitlines()[:2]:
        if match := _COOKIE.match(line):
            encoding = match[1].decode("ascii")
            return None if _UNSAFE_CODECS.search(encoding) else encoding
        if line.strip() and not line.lstrip().startswith(b"#"):
            break
    return None


def _utf16_without_mark(data: bytes) -> str | None:
    """Program text is mostly ASCII, so that in UTF-16 nearly every second byte is zero, and only those."""
    start = data[:2000]
    even, odd = start[0::2], start[1::2]
    if len(start) < 4:
        return None
    if odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return None
