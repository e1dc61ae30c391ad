"""Names of the students' folders -> names that every file system, table and database can hold.

An old archive leaves names in the code page of the machine that packed it. On the way back to text, no two students
may become one.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata

__all__ = ["place_of", "same_for_some", "student_name"]

LONGEST = 255
"""Bytes of a name that a file system takes; only one that is no UTF-8 can become longer."""
_CODE_PAGES = ("cp1252", "cp437")
"""What archives are packed in: that of Windows, and the one that the ZIP format itself means."""
_GERMAN = frozenset("äöüÄÖÜß")


def student_name(folder: str) -> str:
    """The student that a folder belongs to.

    A name that is no UTF-8 is read in the code page in which it makes sense; where it makes none, its bytes are
    written as ``%FC``. A name that is too long is cut and gets a checksum.
    """
    data = os.fsencode(folder)
    name = _text(data)
    if len(name.encode()) <= LONGEST:
        return name
    return f"{name.encode()[: LONGEST - 20].decode('utf-8', 'ignore')}~{hashlib.sha256(data).hexdigest()[:16]}"


def same_for_some(name: str) -> str:
    """Equal for names that some file system takes for one: many ignore case, macOS also how umlauts are made."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def place_of(path: str | os.PathLike[str]) -> str:
    r"""A path in a message: bytes that are no UTF-8 as ``\xfc``, so that it can be found and renamed."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    readings = [reading for page in _CODE_PAGES if (reading := _reading(data, page))]
    if readings:
        return max(readings, key=lambda text: sum(character in _GERMAN for character in text))  # the first of equals
    return "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in data)


def _reading(data: bytes, page: str) -> str:
    """The name in a code page; empty where something in it would not be a Latin letter."""
    try:
        text = data.decode(page)
    except UnicodeDecodeError:
        return ""
    latin = (unicodedata.name(c, "").startswith("LATIN ") for c in text if not c.isascii())
    return text if all(latin) else ""
