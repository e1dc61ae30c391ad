from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.reporting.plain import clean, clip, encodable, fill, number
from grader.result import Text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07after", "after"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1b]never closed\nnext", "never closed\nnext"),
        ("\x9b2Jgone", "gone"),
        ("a\r\nb\rc\u2028d\x0ce", "a\nb\nc\nd\ne"),
        ("bell\x07 null\x00 delete\x7f", "bell null delete"),
        ("\u202eevil\u2066", "\\u202eevil\\u2066"),
        ("\ud800lone \ufffe", "lone "),
        ("Größe 李 👩‍🔬\tok", "Größe 李 👩‍🔬\tok"),
    ],
)
def test_what_could_act_is_gone_or_visible(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_cleaned_text_holds_no_control_character_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    assert not [c for c in cleaned if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    assert clean(cleaned) == cleaned


def test_clip_keeps_the_beginning_and_says_whether_something_is_missing() -> None:
    assert clip("\na\nb\n\n", lines=2, characters=9) == ("a\nb", False)
    assert clip("a\nb\nc", lines=2, characters=9) == ("a\nb", True)
    assert clip("abcdef", lines=2, characters=3) == ("abc", True)


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "✓ Größe → 2 × „Δ“ é"),
        ("cp1252", "+ Größe -> 2 × „\\u0394“ é"),
        ("ascii", '+ Groesse -> 2 x "\\u0394" e'),
        ("no such encoding", '+ Groesse -> 2 x "\\u0394" e'),
    ],
)
def test_every_encoding_shows_the_nearest_text_it_can(encoding: str, shown: str) -> None:
    assert encodable("✓ Größe → 2 × „Δ“ é", encoding) == shown


@given(st.text(), st.sampled_from(["ascii", "latin-1", "cp437", "utf-8"]))
def test_encodable_text_can_be_encoded(text: str, encoding: str) -> None:
    encodable(text, encoding).encode(encoding)


def test_points_are_written_as_people_write_them() -> None:
    assert [number(p, "de") for p in (0.0, 1.0, 0.5, 12.3456, 1000.125)] == ["0", "1", "0,5", "12,3456", "1000,125"]
    assert number(7.5, "en") == "7.5"


def test_fill_fills_each_language_in_its_own_way_and_reads_no_braces_of_a_value() -> None:
    filled = fill(Text(de="{a} von {b}", en="{a} of {b}"), a=1.5, b=Text(de="{c}", en="{0}"))
    assert filled == Text(de="1,5 von {c}", en="1.5 of {0}")
