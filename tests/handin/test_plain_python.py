"""Notebook syntax goes away, Python stays, and every line keeps its number."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.handin.plain_python import only_checks, plain_python


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("%matplotlib inline\nx = 1", "pass\nx = 1"),
        ("if True:\n    %time\n    !ls 'it\n    x = 1", "if True:\n    pass\n    pass\n    x = 1"),
        ("%time x = f(1)", "x = f(1)"),
        ("%timeit f(1)", "pass"),
        ("%time -n 3 f(1)", "pass"),
        ("%%time\nx = 1", "pass\nx = 1"),
        ("%%capture out\nx = 1", "pass\nx = 1"),
        ("%%html\n<b>\n", ""),
        ("\n%%writefile a.py\nx = 1", "\n\nx = 1"),
        ("%%writefile -a 'a b.py'\nx = 1", "\nx = 1"),
        ("%%writefile a.txt\nx = 1", ""),
        ("%%!\nls", ""),
        ("x?", "pass"),
        ("np.max??\nx = 1", "pass\nx = 1"),
        ("?np.max\na[0]?\n%time?", "pass\npass\npass"),
        ("files = !ls\na, b = %who_ls", "pass\npass"),
        ("!pip install \\\n    numpy \\\n    torch\nx = 1", "pass\n\n\nx = 1"),
        ("  x = 1\n  y = 2", "x = 1\ny = 2"),
        ("%load_ext a\nx = (5\n  % 3)\ny = '''\n%text\n!text\n'''", "pass\nx = (5\n  % 3)\ny = '''\n%text\n!text\n'''"),
        ("!echo (\nx = 1\n!echo )", "pass\nx = 1\npass"),
        ("await f()\nasync def g():\n    await f()", "pass\nasync def g():\n    await f()"),
        ("async with f() as x:\n    pass\ny = [await z for z in y]", "pass\n\npass"),
        ("check(\n 1\n); ö = 1; check(2); z = 3", "pass; ö = 1; pass; z = 3\n\n"),
    ],
)
def test_what_becomes_of_notebook_syntax(source: str, plain: str) -> None:
    assert plain_python(source).source == plain


@pytest.mark.parametrize(
    "source",
    ["x = 1", "x = '''\n%matplotlib\n!ls\nx?\n'''", "x = (1\n% 2)", "def f(:\n    pass", "return x?", "x = 5 %% 3", "(" * 5000,
     "-" * 100_000 + "1", "x = 'a", '"\\d"', "async def f():\n    await g()", "def f():\n\tif x:\n        pass"],
)  # fmt: skip
def test_everything_else_stays(source: str) -> None:
    assert plain_python(source).source == source


def test_lines_that_were_taken_out_are_known() -> None:
    cleaned = plain_python("x = 1\n%a\n\n!b\nawait c")
    assert (cleaned.magics, cleaned.awaits) == ((2, 4), (5,))


def test_only_checks_needs_a_check() -> None:
    assert not only_checks("")
    assert not only_checks("# check")
    assert not only_checks("check(1)\nx = 2")


_LINES = st.sampled_from(
    [
        "x = 1",
        "%magic",
        "!ls \\",
        "y?",
        "def f():",
        "    return 1",
        "    !ls",
        "'''",
        "await z",
        "check(1)",
        "%%time",
        "(",
        ")",
        "",
    ]
)


@given(st.lists(_LINES, max_size=8).map("\n".join))
def test_line_numbers_are_kept(source: str) -> None:
    cleaned = plain_python(source).source
    assert not cleaned or cleaned.count("\n") == source.count("\n")


@given(st.lists(st.sampled_from(["x = 1", "y = '%a'", "z = (1\n% 2)", "def f(): pass"]), max_size=6).map("\n".join))
def test_python_is_left_alone(source: str) -> None:
    ast.parse(source)
    assert plain_python(source).source == source
