"""Text from a student's process is fit for a page, a terminal and a log."""

from __future__ import annotations

import time

import pytest

from grader.isolation import Chunk, Program
from grader.isolation.host.cleaning import clean_line, clean_message, clean_output, entries_in, frames_of

PROGRAM = Program("m", (Chunk("a = 1\nb = 2\n", "m.py", 5), Chunk("c\x1b[1m = 3", "n.py")))


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (b"plain\n\ttext", "plain\n\ttext"),
        (b"\x1b[1;31mred\x1b[0m", "red"),
        (b"\x1b]0;title\x07after", "after"),
        (b"\x1b]8;;http://x\x1b\\link", "link"),
        (b"\x1bPstring\x1b\\x", "x"),
        (b"\x1bc\x1b(Bx", "x"),
        (b"10%\r50%\r100%\r\nnext\r\n", "100%\nnext\n"),
        (b"bell\x07 null\x00 delete\x7f", "bell null delete"),
        ("\u202eright to left\u2066 zero\u200bwidth\ufeff".encode(), "right to left zerowidth"),
        (b"\xff\xfe", "\ufffd\ufffd"),
        (b"\xed\xa0\x80", "\ufffd\ufffd\ufffd"),
    ],
)
def test_output_shows_what_a_terminal_would_show(raw: bytes, shown: str) -> None:
    assert clean_output(raw, 1000, truncated=False) == shown


def test_truncated_output_says_so() -> None:
    assert clean_output(b"x" * 100, 10, truncated=True) == "x" * 10 + "\n[… gekürzt / truncated …]\n"


@pytest.mark.parametrize("piece", [b"x", b"\r", b"\x1b]", b"\x1b[", b"\x1b[0", b"\n", b"\x1b]a", b"x\r"])
def test_hostile_output_takes_no_time(piece: bytes) -> None:
    began = time.process_time()
    clean_output(piece * (1 << 20), 1 << 20, truncated=False)
    assert time.process_time() - began < 2


def test_messages_keep_their_lines_and_names_do_not() -> None:
    assert clean_message("first\n\x1b[1msecond\x00") == "first\nsecond?"
    assert clean_line("a\u202eb" * 100, 3) == "a?b"


def test_frames_show_what_was_handed_in() -> None:
    frames = frames_of([("m.py", 6, "f"), ("m.py", 99, "g"), ("other.py", 1, "h"), ("n.py", 1, "<module>")], PROGRAM)
    assert [frame.source for frame in frames] == ["b = 2", "", "", "c?[1m = 3"]


def test_a_trace_is_read_outermost_call_first() -> None:
    trace = b'Stack (most recent call first):\n  File "m.py", line 6 in inner\n  File "m.py", line 5 in outer\n  File "/x/y.py", line 1 in z\n'
    assert entries_in(trace, PROGRAM) == [("m.py", 5, "outer"), ("m.py", 6, "inner")]
    assert entries_in(b'\xff  File "m.py", line 99999999999 in x', PROGRAM) == []
