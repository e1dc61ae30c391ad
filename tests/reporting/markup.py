"""Reads a page the way a strict reader would: balanced, nothing loaded, nothing that acts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "input", "img", "br", "hr", "link", "circle", "rect", "line"}


@dataclass
class Page(HTMLParser):
    """What a page consists of. Parsing fails at the first tag that does not fit."""

    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    text: str = ""
    headings: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag in {"h1", "h2", "h3", "h4"}:
            self.headings.append(int(tag[1]))
        if tag in {"td", "th", "br"}:
            self.text += " "
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1] == tag, f"</{tag}> closes <{self.open[-1]}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data

    def values(self, name: str) -> list[str]:
        return [value for _, attribute, value in self.attributes if attribute == name]


def read(html: str, scripts: Collection[str] = ()) -> Page:
    """Parse `html`; assert what is true of every page and fragment of ours: no script but these files."""
    page = Page()
    page.feed(html)
    page.close()
    assert page.open == [], f"left open: {page.open}"
    assert [v for tag, name, v in page.attributes if tag == "script" and name == "src"] == list(scripts)
    assert page.tags.count("script") == len(scripts)
    assert not {"iframe", "object", "link", "form", "base"}.intersection(page.tags)
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    ids = page.values("id")
    assert len(ids) == len(set(ids)), "an id twice"
    return page


def assert_document(html: str, scripts: Collection[str] = ()) -> Page:
    """A complete page that loads nothing, with headings that skip no level and every reference resolved."""
    page = read(html, scripts)
    assert html.startswith("<!doctype html>")
    for source in set(page.values("src")) - set(scripts):
        assert source.startswith("data:image/png;base64,")
    assert "url(" not in html
    assert "@import" not in html
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(page.headings, page.headings[1:], strict=False))
    ids = set(page.values("id"))
    for href in page.values("href"):
        assert not href.startswith("#") or href[1:] in ids, href
    for name in ("for", "aria-labelledby"):
        assert set(page.values(name)) <= ids
    assert all(alt for alt in page.values("alt"))
    return page
