"""Writing the student tree: complete or not at all, and nobody's work overwritten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from grader.authoring.tree import MANIFEST, compare, write_tree
from grader.course import CourseError

WANTED = {"README.md": b"top\n", "01_a/a.py": b"one\n", "01_a/sub/b.py": b"two\n", "02_b/c.py": b"three\n"}


def content(root: Path) -> dict[str, bytes]:
    return {
        p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file() and p.name != MANIFEST
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A released tree."""
    root = tmp_path / "assignments"
    write_tree(root, WANTED)
    return root


def test_everything_wanted_is_written_and_named(tmp_path: Path) -> None:
    root = tmp_path / "assignments"
    assert write_tree(root, WANTED) == sorted([*WANTED, MANIFEST])
    assert content(root) == WANTED
    assert {p.name for p in root.iterdir()} == {"README.md", MANIFEST, "01_a", "02_b"}


def test_a_second_run_changes_nothing(root: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    assert write_tree(root, WANTED) == []
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before


def test_only_what_changed_is_replaced(root: Path) -> None:
    assert write_tree(root, {**WANTED, "01_a/a.py": b"new\n"}) == [MANIFEST, "01_a/a.py"]
    assert (root / "01_a/a.py").read_bytes() == b"new\n"


def test_what_left_the_plan_is_removed_with_its_empty_folders(root: Path) -> None:
    wanted = {name: data for name, data in WANTED.items() if name not in ("01_a/sub/b.py", "02_b/c.py")}
    assert write_tree(root, wanted) == [MANIFEST, "01_a/sub/b.py", "02_b/c.py"]
    assert content(root) == wanted
    assert not (root / "01_a/sub").exists()
    assert not (root / "02_b").exists()


def test_a_deleted_file_comes_back(root: Path) -> None:
    (root / "01_a/a.py").unlink()
    assert write_tree(root, WANTED) == ["01_a/a.py"]


def test_a_file_of_somebody_else_is_reported_and_left_alone(root: Path) -> None:
    (root / "01_a/notes.txt").write_bytes(b"mine")
    assert compare(root, WANTED).stray == ("01_a/notes.txt",)
    wanted = {name: data for name, data in WANTED.items() if not name.startswith("01_a")}
    write_tree(root, wanted)
    assert content(root) == {**wanted, "01_a/notes.txt": b"mine"}


def test_caches_and_hidden_files_are_not_worth_a_word(root: Path) -> None:
    for name in ("01_a/__pycache__/a.pyc", "01_a/.ipynb_checkpoints/a.ipynb", ".DS_Store"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).touch()
    assert compare(root, WANTED).stray == ()


def test_an_edited_file_stops_the_release_before_anything_is_written(root: Path) -> None:
    (root / "02_b/c.py").write_bytes(b"my solution\n")
    with pytest.raises(CourseError, match=r"assignments/02_b/c.py: was changed by hand since it was released;"):
        write_tree(root, {**WANTED, "01_a/a.py": b"new\n", "02_b/c.py": b"new\n"})
    assert content(root) == {**WANTED, "02_b/c.py": b"my solution\n"}
    (root / "02_b/c.py").unlink()
    write_tree(root, {**WANTED, "02_b/c.py": b"new\n"})


def test_an_edited_file_that_left_the_plan_stays_as_a_stray(root: Path) -> None:
    (root / "02_b/c.py").write_bytes(b"my solution\n")
    wanted = {name: data for name, data in WANTED.items() if name != "02_b/c.py"}
    assert compare(root, wanted).stray == ("02_b/c.py",)
    assert write_tree(root, wanted) == [MANIFEST]
    assert content(root) == {**wanted, "02_b/c.py": b"my solution\n"}


def test_a_file_that_was_there_before_any_release_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("hello")
    with pytest.raises(CourseError, match=r"README.md: was changed by hand"):
        write_tree(tmp_path, WANTED)


def test_a_tree_without_its_list_is_taken_over_when_it_is_right(root: Path) -> None:
    (root / MANIFEST).unlink()
    assert write_tree(root, WANTED) == [MANIFEST]


def test_a_damaged_list_is_an_error(root: Path) -> None:
    (root / MANIFEST).write_text("[1, 2")
    with pytest.raises(CourseError, match=r"assignments/.released.json: is damaged"):
        write_tree(root, WANTED)


def test_a_list_that_names_places_outside_the_tree_removes_nothing_there(root: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"one\n")
    entries = json.loads((root / MANIFEST).read_text())
    (root / MANIFEST).write_text(json.dumps({**entries, "../victim": entries["01_a/a.py"], str(victim): "x"}))
    assert write_tree(root, WANTED) == [MANIFEST]
    assert victim.exists()


def test_a_folder_in_the_way_is_an_error(root: Path) -> None:
    (root / "01_a/a.py").unlink()
    (root / "01_a/a.py").mkdir()
    with pytest.raises(CourseError, match=r"01_a/a.py: cannot be read"):
        write_tree(root, WANTED)


@pytest.mark.parametrize("fails_at", range(1, 16))
def test_a_failure_at_any_step_leaves_whole_assignments(
    root: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    """The disk fails at the n-th write or move: every assignment is all old or all new."""
    newer = {"README.md": b"top 2\n", "01_a/a.py": b"1\n", "01_a/new.py": b"2\n", "02_b/c.py": b"3\n"}
    steps = iter(range(1, 100))
    replace, write_bytes = Path.replace, Path.write_bytes

    def failing_replace(path: Path, target: Path) -> Path:
        if next(steps) == fails_at:
            raise OSError(28, "No space left on device")
        return replace(path, target)

    def failing_write(path: Path, data: bytes) -> int:
        if next(steps) == fails_at:
            raise OSError(28, "No space left on device")
        return write_bytes(path, data)

    monkeypatch.setattr(Path, "replace", failing_replace)
    monkeypatch.setattr(Path, "write_bytes", failing_write)
    with pytest.raises(CourseError, match="cannot be written"):
        write_tree(root, newer)
    monkeypatch.undo()
    found = content(root)
    for group in ("01_a/", "02_b/"):
        part = {name: data for name, data in found.items() if name.startswith(group)}
        versions = ({n: d for n, d in tree.items() if n.startswith(group)} for tree in (WANTED, newer))
        assert part in list(versions)
    assert not [path for path in root.iterdir() if path.name.startswith(".release-")]
    write_tree(root, newer)
    assert content(root) == newer
