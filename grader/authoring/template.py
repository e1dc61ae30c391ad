"""``template.json``: the files that students edit as they were handed out, file name → text, to begin anew with."""

from __future__ import annotations

import json
from collections.abc import Mapping

__all__ = ["TEMPLATE_FILE", "template_text"]

TEMPLATE_FILE = "template.json"


def template_text(files: Mapping[str, str]) -> str:
    """The content of the file; equal files give equal bytes."""
    return json.dumps(files, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
