"""`grader similar`: pairs side by side, and nothing that sounds like a verdict."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from grader.cli import app
from tests.reporting.markup import assert_document

ROOT = Path(__file__).parents[2]
RIGHT = ROOT / "solutions" / "04_pooling" / "right"


def grader(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def submitted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(ROOT)
    hand_ins = {"ada": "two_loops", "<b>": "two_loops", "cy": "strided_maximum", "di": "loops_and_lists"}
    for student, program in hand_ins.items():
        folder = tmp_path / "submitted" / student / "04_pooling"
        folder.mkdir(parents=True)
        (folder / "pooling.py").write_bytes((RIGHT / f"{program}.py").read_bytes())
    return tmp_path / "submitted"


def test_a_pair_is_shown_side_by_side_without_a_verdict(submitted: Path, tmp_path: Path) -> None:
    out = tmp_path / "similar"
    result = grader("similar", submitted, "04", "--out", out, "--lang", "en")
    assert result.exit_code == 0
    assert "4 hand-ins compared, 1 pair(s) to look at" in result.output
    assert sorted(path.name for path in out.iterdir()) == ["index.html", "pair-1.html"]
    index = assert_document((out / "index.html").read_text("utf-8"))
    assert "Similar code has many reasons" in index.text
    page = (out / "pair-1.html").read_text("utf-8")
    found = assert_document(page)
    assert found.tags.count("mark") > 20
    assert found.headings == [1, 2, 2]
    assert "<b>" not in page
    said = (index.text + found.text + result.output).casefold()
    assert not [word for word in ("plagiar", "cheat", "copied", "copy", "suspect") if word in said]


def test_nobody_alike_is_said_too(submitted: Path, tmp_path: Path) -> None:
    (submitted / "<b>" / "04_pooling" / "pooling.py").unlink()
    assert grader("similar", submitted, "04", "--out", tmp_path / "out").exit_code == 0
    assert "Kein Paar teilt auffällig viel." in (tmp_path / "out" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere", "04"], "no such folder"),
        (["grader", "04"], "fewer than two hand-ins of 04_pooling"),
        (["SUBMITTED", "99"], "no assignment '99'"),
        (["SUBMITTED", "04", "--out", "graded/feedback/x"], "feedback/ is for students"),
    ],
)
def test_a_mistake_is_one_line(submitted: Path, arguments: list[str], words: str) -> None:
    result = grader("similar", *(submitted if a == "SUBMITTED" else a for a in arguments))
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
