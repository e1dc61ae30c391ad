"""Whatever a student's folder is called, the name can be written everywhere, and two folders never become one student."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.handin.students import LONGEST, place_of, same_for_some, student_name


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("müller".encode(), "müller"),
        ("mu\u0308ller".encode(), "mu\u0308ller"),
        ("Müller".encode("latin-1"), "Müller"),
        ("Müller".encode("cp437"), "Müller"),
        ("Möller".encode("latin-1"), "Möller"),
        ("Möller".encode("cp437"), "Möller"),
        ("Größe Äpfel Öl Übel".encode("cp1252"), "Größe Äpfel Öl Übel"),
        ("Größe Äpfel Öl Übel".encode("cp437"), "Größe Äpfel Öl Übel"),
        ("Groß".encode("cp437"), "Groß"),
        ("René".encode("cp1252"), "René"),
        ("René".encode("cp437"), "René"),
        ("Šimić".encode("cp1250"), "Šimiæ"),  # nobody can know, but it is a name
        (b"a\x81\x8d\x9d\xffb", "a%81%8D%9D%FFb"),
        (b"\xe2\x82", "%E2%82"),
        (b"100%", "100%"),
    ],
)
def test_names_are_read_as_archives_mean_them(data: bytes, name: str) -> None:
    assert student_name(os.fsdecode(data)) == name


def test_a_long_name_fits_and_stays_its_own() -> None:
    one, other = (student_name(os.fsdecode(b"\xfc" * 250 + end)) for end in (b"a", b"b"))
    assert one != other
    assert len(one.encode()) <= LONGEST
    assert one == student_name(os.fsdecode(b"\xfc" * 250 + b"a"))


@given(st.binary(min_size=1, max_size=255).map(lambda data: data.replace(b"/", b"_").replace(b"\0", b"_")))
def test_every_name_can_be_written(data: bytes) -> None:
    name = student_name(os.fsdecode(data))
    assert len(name.encode()) <= LONGEST
    assert "/" not in name
    assert "\0" not in name
    place_of(os.fsdecode(data)).encode()


def test_what_some_systems_take_for_one_is_equal() -> None:
    assert same_for_some("Anna") == same_for_some("anna")
    assert same_for_some("m\u00fcller") == same_for_some("Mu\u0308ller")
    assert same_for_some("Grüße") != same_for_some("Gruesse")
