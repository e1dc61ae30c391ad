"""Copies are found however they are disguised; programs that were written on their own are left alone."""

from __future__ import annotations

import itertools
import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.course import Course
from grader.handin.submission import read_submission
from grader.similarity.pairs import FEW, LEAST, Document, document, similar_pairs
from grader.similarity.tokens import parts_of

from .copies import KINDS, ROOT, copied, independent

COURSE = Course.load(ROOT)
ALL = os.environ.get("NN_GRADER_TEST_ALL") == "1"
NAMES = [settings.name for settings in COURSE.settings]
DISGUISES = [kinds for n in range(1, len(KINDS) + 1) for kinds in itertools.combinations(KINDS, n)]


def stub(name: str) -> list[Document]:
    path = COURSE.student_folder / name / f"{name.split('_', 1)[1]}.py"
    return [document("stub", [path.read_text(encoding="utf-8")])] if path.is_file() else []


def own(one: Document, given: list[Document]) -> int:
    return len(set(one.marks) - {mark for each in given for mark in each.marks})


def classes(names: list[str]) -> dict[str, list[Document]]:
    return {n: [document(name, [text]) for name, text in independent(COURSE, n).items()] for n in names}


def planted(names: list[str], count: int, folder: Path) -> list[tuple[str, str, Document]]:
    """Assignment, whose it is, and the copy; made from every program with enough code of its own in turn."""
    rng = random.Random(20)
    sources = [
        (n, name, text)
        for n in names
        for name, text in independent(COURSE, n).items()
        if own(document(name, [text]), stub(n)) >= LEAST
    ]
    rng.shuffle(sources)
    found = []
    for number, (assignment, name, text) in enumerate(itertools.islice(itertools.cycle(sources), count)):
        kinds = DISGUISES[number % len(DISGUISES)]
        slug = assignment.split("_", 1)[1]
        place = folder / str(number)
        place.mkdir()
        ending = ".ipynb" if "notebook" in kinds else ".py"
        (place / f"{slug}{ending}").write_text(copied(text, kinds, rng), encoding="utf-8")
        chunks = read_submission(place, slug, "copy").chunks
        found.append((assignment, name, document(f"copy{number}", [chunk.source for chunk in chunks])))
    return found


def measured(names: list[str], count: int, folder: Path) -> tuple[int, int, int]:
    """Copies found, independent programs, false pairs among them."""
    alone = classes(names)
    false = sum(len(similar_pairs(documents, stub(name))) for name, documents in alone.items())
    found = 0
    for assignment, name, copy in planted(names, count, folder):
        pairs = similar_pairs([*alone[assignment], copy], stub(assignment))
        found += any({pair.one.name, pair.other.name} == {name, copy.name} for pair in pairs)
    return found, sum(map(len, alone.values())), false


def test_copies_are_found_and_independent_programs_are_not(tmp_path: Path) -> None:
    names, count = (NAMES, 100) if ALL else (["04_pooling", "11_optimisers"], 15)
    found, programs, false = measured(names, count, tmp_path)
    assert found >= 0.95 * count
    assert programs >= (120 if ALL else 15)
    assert false <= 1


PROGRAM = """
import numpy as np

def smooth(values, width):
    total = np.cumsum(np.insert(values, 0, 0.0))
    means = (total[width:] - total[:-width]) / width
    for index, mean in enumerate(means):
        if mean < 0 and index % 2 == 1:
            means[index] = -mean * np.exp(-index / len(means))
    return np.where(means > means.mean(), means, np.sqrt(np.abs(means)))
"""


def test_names_comments_annotations_and_line_breaks_do_not_matter() -> None:
    other = (
        PROGRAM.replace("means", "average")
        .replace("index", "i")
        .replace("(values, width)", "(x: list[float], w: int = 3) -> float")
    )
    other = (
        other.replace("values", "x")
        .replace("width", "w")
        .replace("def smooth", "# mine\ndef helper")
        .replace(", i / ", ",\n   i / ")
    )
    (pair,) = similar_pairs([document("a", [PROGRAM]), document("b", [other])])
    assert pair.share > 0.9
    lines = PROGRAM.split("\n")
    assert {lines[n - 1].strip() for n in pair.lines(pair.one)} >= {
        "means[index] = -mean * np.exp(-index / len(means))"
    }


def test_what_everybody_got_and_what_many_write_counts_for_nothing() -> None:
    documents = [document(str(n), [PROGRAM]) for n in range(2)]
    assert similar_pairs(documents)
    assert similar_pairs(documents, [document("stub", [PROGRAM])]) == []
    assert similar_pairs([document(str(n), [PROGRAM]) for n in range(FEW + 1)]) == []


def test_little_programs_are_alike_by_nature() -> None:
    assert similar_pairs([document(n, ["def f(x):\n    return x * (x > 0) + 1 - x ** 2 / 3"]) for n in "ab"]) == []


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    parts_of([text])
    assert similar_pairs([document("a", [text]), document("b", [])]) == []


@pytest.mark.parametrize("text", ["(" * 5000 + ")" * 5000, "x = " + "-" * 3000 + "1", "\0", "def f(:\n", "f" * 10**6])
def test_a_hostile_program_is_left_out_or_read(text: str) -> None:
    assert document("a", [text, PROGRAM]).marks.keys() >= document("b", [PROGRAM]).marks.keys()


def test_lines_count_over_all_cells() -> None:
    one = document("a", ["import numpy as np\n", "x = 1", PROGRAM])
    shown = "\n".join(one.sources).split("\n")
    covered = {shown[line - 1] for lines in one.marks.values() for line in lines}
    assert "    for index, mean in enumerate(means):" in covered
    assert "x = 1" not in covered
