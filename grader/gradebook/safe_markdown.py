"""Students' Markdown is shown on the instructor's Jupyter server: nothing in it may become active.

Not by finding what is bad but by taking away what it is made of: a tag needs ``<`` before a letter, a link needs
``](``, a reference ``]:``, an image ``![``. A blank in between leaves the text readable, also as mathematics or
as code, and makes it nothing but text for every Markdown parser.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_locked

if TYPE_CHECKING:
    from nbformat import NotebookNode

__all__ = ["SafeMarkdown", "harmless"]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_IMAGE = re.compile(r"!(?=\[)")
_LINK = re.compile(r"\](?=[(:])(?!(?:\(|:[ \t]*)(?:https?://|#))")
_TEX = re.compile(r"\\(?=(?:href|url|require|style|class|cssId|data|html\w*|unicode|texttip|mathtip|toggle|action)\b)")
"""MathJax commands that make links, set attributes or load extensions."""


class SafeMarkdown(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """After the grades are saved: nbgrader tells an untouched answer by its exact text."""

    def preprocess_cell(self, cell: NotebookNode, resources: Any, cell_index: int) -> tuple[NotebookNode, Any]:
        """Disarm a Markdown cell that a student can write into."""
        if cell.cell_type == "markdown" and not is_locked(cell):
            cell.source = harmless(cell.source)
        return cell, resources


def harmless(text: str) -> str:
    """Markdown without HTML and images, with links to the web and within the page only."""
    text = _TAG.sub("< ", _CONTROL.sub("", text))
    text = _IMAGE.sub("! ", text)
    text = _LINK.sub("] ", text)
    return _TEX.sub("", text)
