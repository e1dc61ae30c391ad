"""Students' Markdown, as nbgrader renders it, holds no tag, no script and no link but to the web."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from nbconvert.filters import markdown2html

from grader.gradebook.safe_markdown import harmless

ATTACKS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//x>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "</div><iframe srcdoc='&lt;script>'>",
    "<!-- --><b>",
    "<?php ?>",
    "<a href='javascript:alert(1)'>x</a>",
    "<math><mi xlink:href='javascript:alert(1)'>",
    "<\x00script>alert(1)</script>",
    "<\x0bimg src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x]( javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](java&#115;cript:alert(1))",
    "[x](&#106;avascript&colon;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](/api/shutdown)",
    "[x]\n\n[x]: javascript:alert(1)",
    "[x][y]\n\n[y]:\njavascript:alert(1)",
    "[x][y]\n\n[y]:   <javascript:alert(1)>",
    "![x](https://tracker.example/p.png)",
    "![x](x' onerror='alert(1))",
    "[![x](javascript:alert(1))](javascript:alert(1))",
    "<javascript:alert(1)>",
    "<https://example.org/?\"onmouseover='alert(1)'>",
    '[x](https://example.org/"onclick="alert(1))',
    "[x](https://example.org 'a\" onclick=\"alert(1)')",
    "$\\href{javascript:alert(1)}{x}$",
    "$$\\require{html}\\style{x}{y}$$",
    "$<script>alert(1)</script>$",
    "$$\n<img src=x onerror=alert(1)>\n$$",
    "`<script>`",
    "```html\n<script>alert(1)</script>\n```",
    '```"><script>alert(1)</script>\nx\n```',
    "    <script>alert(1)</script>",
    "| a |\n|---|\n| <script>alert(1)</script> |",
]


class Page(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


HARMLESS_TAGS = {
    "p",
    "a",
    "em",
    "strong",
    "code",
    "pre",
    "div",
    "span",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "h1",
    "br",
}


@pytest.mark.parametrize("text", ATTACKS)
def test_nothing_active_is_left(text: str) -> None:
    page = Page(markdown2html(harmless(text)))
    assert page.tags <= HARMLESS_TAGS
    for name, value in page.attributes:
        assert name in {"href", "class", "title", "id", "align"}, name
        assert name != "href" or value.startswith(("https://", "http://", "#")), value
    assert "\\href" not in harmless(text)
    assert "\\require" not in harmless(text)


@pytest.mark.parametrize(
    "text",
    [
        "# Title\n\nSome *text* with `code` and $a < b$, $x_{i+1}$.",
        "- one\n- two\n\n1. three",
        "[paper](https://example.org/a) and [above](#title)",
        "[paper][1]\n\n[1]: https://example.org",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "f[0] = 3 and x > 2",
        "$$\\frac{\\partial E}{\\partial w} \\le 0$$",
        "",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert harmless(text) == text


def test_a_formula_stays_one() -> None:
    assert harmless("$a<b$") == "$a< b$"
