"""Which part of a hidden check failed, in words that hold no input and no value.

An author names the part that follows with ``student.part(de="…", en="…")``, or leaves it to the words of the failing
expectation: they are used where they are written out in the check (``de="…"``, ``what=Text(…)``), nothing is filled
into them, and there is no number among them.
"""

from __future__ import annotations

import ast
import re
from typing import NamedTuple

from grader.result import Text
from grader.testing.blame import failing_lines, tree_of
from grader.testing.compare import CheckFailed

__all__ = ["Clause", "clause_of", "stage_of"]

_NUMBER = re.compile(r"(?<![\w.])[-+−]?\d")
_DEEPEST = 4


class Clause(NamedTuple):
    """A part of a check, in words."""

    text: Text
    whole: bool
    """It is a sentence that says what is wrong, not only what it is about."""


def clause_of(error: BaseException | None, part: Text | None) -> Clause | None:
    """What may be said of the part that ended with `error`; None where it has no name.

    Args:
        part: what the author called it.
    """
    if error is None:
        return None
    words = _words_of(error) if isinstance(error, AssertionError) else None
    if words is not None and words.en.endswith((".", "?", "!")):
        return Clause(words, whole=True)
    about = part or words
    return Clause(about, whole=False) if about is not None else None


def _words_of(error: AssertionError) -> Text | None:
    for frame, node in reversed(failing_lines(error)):
        if node is not None and (found := _words(node, frame.f_code.co_filename, node.lineno)) is not None:
            return found
    return None


def _words(node: ast.expr, file: str, line: int) -> Text | None:
    """The words that stand in a call of `expect`, of another expectation, or of `CheckFailed`."""
    if not isinstance(node, ast.Call):
        return None
    given = {keyword.arg: keyword.value for keyword in node.keywords}
    if "unchanged" in given:
        return _CHANGED
    texts = [given.get("what"), *(node.args if _name_of(node.func) == "CheckFailed" else ())]
    if _name_of(node.func) in ("expect", "Text"):
        de, en = given.get("de"), given.get("en")
        return _plain(de, en)
    return next((found for text in texts if text is not None and (found := _text(text, file, line))), None)


_CHANGED = Text(
    de="Ein übergebenes Argument wurde verändert. Rechne auf einer Kopie.",
    en="An argument that was passed in has been changed. Work on a copy.",
)


def _name_of(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _text(node: ast.expr, file: str, line: int, depth: int = 0) -> Text | None:
    """``Text(de="…", en="…")``, or a name that was given one last."""
    if isinstance(node, ast.Call) and _name_of(node.func) == "Text":
        given = {keyword.arg: keyword.value for keyword in node.keywords}
        return _plain(given.get("de"), given.get("en"))
    tree = tree_of(file)
    if not isinstance(node, ast.Name) or tree is None or depth > _DEEPEST:
        return None
    assigned = [
        each for each in ast.walk(tree)
        if isinstance(each, ast.Assign) and each.lineno <= line and node.id in map(_name_of, each.targets)
    ]  # fmt: skip
    last = max(assigned, key=lambda each: each.lineno, default=None)
    return _text(last.value, file, last.lineno, depth + 1) if last is not None else None


def _plain(de: ast.expr | None, en: ast.expr | None) -> Text | None:
    if not (isinstance(de, ast.Constant) and isinstance(en, ast.Constant)):
        return None
    if not (isinstance(de.value, str) and isinstance(en.value, str)) or _NUMBER.search(de.value + " " + en.value):
        return None
    return Text(de=de.value, en=en.value)


def stage_of(error: BaseException | None) -> Text | None:
    """What of the result is wrong: its type, shape, dtype, length, or that it is no number; None for its values."""
    if not isinstance(error, CheckFailed):
        return None
    return next((text for sign, text in _STAGES.items() if sign in error.text.en), None)


_STAGES = {
    "None came back": Text(de="Es kam None zurück. Fehlt ein return?", en="None came back. Is a return missing?"),
    "The type is not right": Text(
        de="Der Typ des Ergebnisses stimmt hier nicht.", en="The type of the result is not right here."
    ),
    "The shape is not right": Text(
        de="Die Form des Ergebnisses stimmt hier nicht.", en="The shape of the result is not right here."
    ),
    "The dtype is not right": Text(
        de="Der Datentyp des Ergebnisses stimmt hier nicht.", en="The dtype of the result is not right here."
    ),
    "The length is not right": Text(
        de="Die Länge des Ergebnisses stimmt hier nicht.", en="The length of the result is not right here."
    ),
    "decimal places. Do you round?": Text(
        de="Das Ergebnis ist hier gerundet. Rundest du irgendwo?",
        en="The result is rounded here. Do you round anywhere?",
    ),
    "float32 somewhere": Text(
        de="Das Ergebnis ist hier nur auf etwa sieben Stellen genau. Rechnest du irgendwo mit float32?",
        en="The result is right to about seven digits only. Do you compute with float32 somewhere?",
    ),
    "expected was the number": Text(
        de="Hier kommt NaN oder unendlich heraus, wo eine Zahl stehen soll.",
        en="NaN or infinity comes out here where there is to be a number.",
    ),
}
