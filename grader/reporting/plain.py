"""Text that a student could influence, made safe and short enough to show anywhere."""

from __future__ import annotations

import re
import unicodedata

from grader.result import Language, Text

__all__ = ["can_encode", "clean", "clip", "encodable", "fill", "number"]

_ESCAPE_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, cursor, clear screen
    r"|\x1b[\]PX^_][^\x07\x1b\n]*(?:\x07|\x1b\\)"  # window title, hyperlink, clipboard
    r"|\x1b[ -/]*[0-~]?"
)
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]")
_BIDI_CONTROL = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_SUBSTITUTES = str.maketrans(
    {
        "„": '"', "“": '"', "”": '"', "«": '"', "»": '"', "‚": "'", "‘": "'", "’": "'",
        "–": "-", "—": "-", "−": "-", "…": "...", "·": "-", "•": "*", "×": "x", "→": "->", "≤": "<=", "≥": ">=",
        "≠": "!=", "≈": "~", "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ",
        "✓": "+", "✗": "x", "○": "o", "█": "#", "░": ".", "│": "|",
        "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss",
    }
)  # fmt: skip


def clean(text: str) -> str:
    r"""`text` without anything that could act instead of being read.

    Terminal escape sequences and control characters go away (so the result is valid in XML), every kind of
    line end becomes ``\n``, and bidirectional controls, which can make a line read as another one, become visible.
    """
    text = _LINE_END.sub("\n", _ESCAPE_SEQUENCE.sub("", text))
    return _BIDI_CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", _UNPRINTABLE.sub("", text))


def clip(text: str, *, lines: int, characters: int) -> tuple[str, bool]:
    """The beginning of `text` without blank lines around it, and whether something was left out."""
    whole = text.strip("\n")
    shown = "\n".join(whole.split("\n", lines)[:lines])[:characters]
    return shown, shown != whole


def can_encode(text: str, encoding: str) -> bool:
    """Whether a terminal or file of this encoding can show all of `text`."""
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def encodable(text: str, encoding: str) -> str:
    """`text` with every character that `encoding` lacks replaced by the nearest one it has (unknown: ASCII)."""
    if not can_encode("", encoding):
        encoding = "ascii"
    if can_encode(text, encoding):
        return text
    return "".join(c if can_encode(c, encoding) else _nearest(c, encoding) for c in text)


def _nearest(character: str, encoding: str) -> str:
    simple = character.translate(_SUBSTITUTES)
    if simple == character:
        simple = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    if can_encode(simple, encoding):
        return simple
    return character.encode("ascii", "backslashreplace").decode("ascii")


def number(value: float, language: Language) -> str:
    """Points as people write them: no needless zeros, a decimal comma in German."""
    digits = f"{value:.4f}".rstrip("0").rstrip(".")
    return digits.replace(".", ",") if language == "de" else digits


def fill(template: Text, /, **values: Text | float | str) -> Text:
    """`template` with its ``{names}`` filled in, each in its own language."""

    def filled(language: Language) -> str:
        return template.to(language).format_map({name: _say(value, language) for name, value in values.items()})

    return Text(de=filled("de"), en=filled("en"))


def _say(value: Text | float | str, language: Language) -> str:
    if isinstance(value, Text):
        return value.to(language)
    return value if isinstance(value, str) else number(value, language)
