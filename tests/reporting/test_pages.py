"""What both pages have in common: colours that can be read, pictures that are pictures, moments."""

from __future__ import annotations

import base64
import re
import struct
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from importlib.resources import files

import pytest

from grader.reporting.pages import LARGEST_PNG, bilingual, moment, monolingual, usable_png
from grader.result import Text

from .samples import HOSTILE, png

TEMPLATES = files("grader.reporting") / "templates"
SHEET = (TEMPLATES / "style.css").read_text(encoding="utf-8")
READ_TOGETHER = [
    (text, ground)
    for grounds, texts in [
        (("paper", "card", "sunk"), ("ink", "quiet", "accent", "good", "bad", "idle", "open")),
        (("card",), ("hint",)),
    ]
    for ground in grounds
    for text in texts
] + [(tone, f"{tone}-tint") for tone in ("good", "bad", "idle", "open", "hint")]


def colours(scheme: str) -> dict[str, str]:
    light, dark = SHEET.split("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", light))
    if scheme == "dark":
        found |= dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", dark.split("*, *::before")[0]))
    return found


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), READ_TOGETHER)
def test_text_has_the_contrast_of_wcag_aa(scheme: str, text: str, ground: str) -> None:
    palette = colours(scheme)
    lighter, darker = sorted((luminance(palette[text]), luminance(palette[ground])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def encoded(data: bytes) -> str:
    return base64.b64encode(data).decode()


def test_a_picture_is_kept_as_it_is() -> None:
    assert usable_png(encoded(png())) == encoded(png())


@pytest.mark.parametrize(
    "figure",
    [
        "",
        "not base64 <b>",
        encoded(b"<svg onload=alert(1)>"),
        encoded(b"GIF89a" + png()[6:]),
        encoded(png()[:30]),
        encoded(png()[:12] + b"JUNK" + png()[16:]),
        encoded(png()[:16] + struct.pack(">II", 60_000, 60_000) + png()[24:]),
        encoded(png()[:16] + struct.pack(">II", 0, 10) + png()[24:]),
        encoded(png() + bytes(LARGEST_PNG)),
        encoded(png()) + "\n<b>",
    ],
)
def test_anything_but_a_bearable_png_is_left_out(figure: str) -> None:
    assert usable_png(figure) is None


def test_moments_are_written_in_both_languages_with_their_offset() -> None:
    local = datetime(2026, 11, 7, 9, 5, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
    assert moment(local) == Text(de="7.11.2026, 09:05 (UTC−03:30)", en="7 Nov 2026, 09:05 (UTC−03:30)")
    assert moment(datetime(2026, 1, 2, 3, 4, tzinfo=UTC)).de == "2.1.2026, 03:04 (UTC)"


def test_both_languages_stand_side_by_side_first_one_first() -> None:
    say = bilingual("en")
    assert say(Text(de="ja", en="yes")) == '<span lang="en">yes</span><span lang="de">ja</span>'
    assert say(Text(de="7", en="7")) == "7"
    assert say(Text(de="a\nb", en="c"), "pre", "message") == (
        '<pre class="message" lang="en">\nc</pre><pre class="message" lang="de">\na\nb</pre>'
    )
    assert monolingual("de")(Text(de="ja", en="yes"), "p") == "<p>ja</p>"


def test_backticks_become_code_after_everything_is_escaped() -> None:
    say = monolingual("en")
    assert say(Text(de="", en="call `f(<b>)` now")) == "call <code>f(&lt;b&gt;)</code> now"
    assert "<script" not in say(Text(de="", en=HOSTILE))
    assert say(Text(de="", en="`x`"), "pre") == "<pre>\n`x`</pre>"


def test_importing_the_renderers_loads_neither_rich_nor_jinja() -> None:
    code = (
        "import sys, grader.reporting; print([m for m in ('rich', 'jinja2', 'nbgrader', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
