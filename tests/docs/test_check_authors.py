"""Every example on the page for check authors runs: it passes on the page's program and fails on an empty one."""

from __future__ import annotations

import re
from pathlib import Path

from grader.isolation import Chunk, Profile, Program, open_launcher
from grader.result import Status
from grader.testing.session import CheckSession
from tests.testing.helpers import make_assignment

PAGE = Path(__file__).parents[2] / "docs" / "check-authors.md"
BLOCK = re.compile(r"^```python( program)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_each_example_passes_on_the_right_program_and_fails_on_an_empty_one(tmp_path: Path) -> None:
    blocks = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    checks = "\n\n".join(text for kind, text in blocks if not kind)
    (right,) = (text for kind, text in blocks if kind)
    assignment = make_assignment(tmp_path)
    assignment.public_checks.write_text(checks, encoding="utf-8")
    assignment.hidden_checks.unlink()
    launcher = open_launcher(Profile(preload=("numpy", "torch")), "prefer")
    try:
        with CheckSession(assignment) as session:
            passed = session.run(launcher, Program("demo", (Chunk(right, "demo.py"),)))
            failed = session.run(launcher, Program("demo", (Chunk("", "demo.py"),)))
    finally:
        launcher.close()
    assert [str(o.message) for o in passed if o.status is not Status.PASSED] == []
    assert len(passed) == checks.count("def test_") >= 9
    assert {outcome.status for outcome in failed} == {Status.MISSING}
