"""How a submission is loaded: everything that can be kept is kept."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import pytest

from grader.isolation import Chunk, InProcessLauncher, Launcher, Program, StudentError, Worker
from tests.isolation.conftest import PROFILE, Start


def load(launcher: Launcher, *chunks: Chunk) -> Worker:
    return launcher.start(Program("student", chunks))


def test_statements_behind_a_failing_one_are_still_executed(start_anywhere: Start) -> None:
    worker = start_anywhere("""
        first = 1
        for i in range(3):
            if i == 2:
                undefined_name
        second = 2; third = undefined_too; fourth = 4
        @undefined_decorator
        def f(): pass
        def g(): return first + second
        raise SystemExit(3)
        last = 5
    """)
    assert [(p.line, p.error.type_name) for p in worker.problems] == [
        (5, "NameError"),
        (6, "NameError"),
        (7, "NameError"),
        (10, "SystemExit"),
    ]
    assert worker.problems[0].error.frames[0].source == "undefined_name"
    assert (worker.call(None, "g", [], {}), worker.get(None, "fourth"), worker.get(None, "last")) == (3, 4, 5)
    assert not worker.defines("f")


def test_chunks_stand_or_fall_on_their_own(sandbox: Launcher) -> None:
    worker = load(
        sandbox,
        Chunk("x = 1\n", "notes.ipynb, cell 1"),
        Chunk("def broken(:\n    pass\n", "notes.ipynb, cell 2"),
        Chunk("y = x + 1\n", "notes.ipynb, cell 3"),
    )
    (problem,) = worker.problems
    assert (problem.filename, problem.line, problem.error.type_name) == ("notes.ipynb, cell 2", 1, "SyntaxError")
    assert worker.get(None, "y") == 2
    worker.close()


def test_lines_are_counted_from_where_the_chunk_begins(sandbox: Launcher) -> None:
    worker = load(
        sandbox,
        Chunk("a = 1\n", "exercise.py", 1),
        Chunk("\ndef f():\n    return 1 / 0\n", "exercise.py", 10),
        Chunk("x = (\n", "exercise.py", 20),
    )
    with pytest.raises(StudentError) as caught:
        worker.call(None, "f", [], {})
    assert (caught.value.frames[-1].line, caught.value.frames[-1].source) == (12, "return 1 / 0")
    assert worker.problems[0].line == 20
    worker.close()


@pytest.mark.parametrize(
    "source", ["x = 1\0", "\ufeff\ufeff", "(" * 5000, "def f():\n\tif 1:\n        return 1\n", "return 1"]
)
def test_source_that_does_not_compile_is_a_problem_not_a_crash(start: Start, source: str) -> None:
    worker = start(source)
    assert len(worker.problems) == 1
    worker.call(None, "__dir__", [], {})


@pytest.mark.parametrize(
    "source", ["x = 1", "\ufeffx = 1\n", "x = 1\r\ny = 2\r\n", "if True:\n\tx = 1", "# -*- coding: latin-1 -*-\nx = 1"]
)
def test_correct_source_in_any_form_is_loaded(start: Start, source: str) -> None:
    worker = start(source)
    assert worker.problems == ()
    assert worker.get(None, "x") == 1


def test_the_main_block_does_not_run_and_the_module_is_importable(start_apart: Start) -> None:
    worker = start_apart("""
        from __future__ import annotations
        import dataclasses, inspect, pickle, sys

        @dataclasses.dataclass
        class Point:
            x: "int" = 1

        def name(): return __name__
        def source(): return inspect.getsource(name)
        def pickled(): return pickle.loads(pickle.dumps(Point(3))).x
        def later(x: NotDefinedAnywhere): return x
        if __name__ == "__main__":
            raise SystemExit
        undefined
        def after(x: NotDefinedAnywhere): return x
    """)
    assert [p.error.type_name for p in worker.problems] == ["NameError"]
    assert worker.call(None, "name", [], {}) == "student"
    assert worker.call(None, "source", [], {}) == "def name(): return __name__\n"
    assert worker.call(None, "pickled", [], {}) == 3
    assert worker.call(None, "after", [1], {}) == 1


def test_a_large_file_is_loaded(start: Start) -> None:
    assert start("#" + "x" * (5 << 20) + "\ny = 1\n").get(None, "y") == 1


def test_a_demo_in_a_program_is_harmless(start: Start) -> None:
    worker = start("""
        import matplotlib.pyplot as plt
        plt.plot([1, 2]); plt.savefig("picture.png"); plt.show()
        def ask(): return input("? ")
    """)
    assert worker.problems == ()
    with pytest.raises(StudentError) as caught:
        worker.call(None, "ask", [], {})
    assert caught.value.type_name == "EOFError"


# -- the notebook's own kernel


def test_in_a_notebook_the_variables_are_the_module() -> None:
    data = np.zeros(2)
    namespace = {"double": lambda x: 2 * x, "data": data}
    launcher = InProcessLauncher(namespace, PROFILE)
    worker = launcher.start(Program("student", ()))
    assert worker.call(None, "double", [2], {}) == 4
    fetched = worker.get(None, "data")
    fetched[:] = 1
    assert list(data) == [0, 0]
    with pytest.raises(StudentError) as caught:
        worker.call(None, "duble", [2], {})
    assert caught.value.candidates == ("double",)
    worker.close()


def test_in_a_notebook_the_random_generators_are_put_back() -> None:
    namespace: dict[str, object] = {}
    exec("import numpy as np\ndef draw(): return float(np.random.rand())", namespace)
    before = cast("Any", np.random.get_state())[1].copy()  # noqa: NPY002
    values = []
    for _ in range(2):
        worker = InProcessLauncher(namespace, PROFILE).start(Program("student", ()))
        values.append(worker.call(None, "draw", [], {}))
        worker.close()
    assert values[0] == values[1]
    np.testing.assert_array_equal(before, cast("Any", np.random.get_state())[1])  # noqa: NPY002


def test_in_a_notebook_interrupting_still_interrupts() -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    worker = InProcessLauncher({"stop": stop}, PROFILE).start(Program("student", ()))
    with pytest.raises(KeyboardInterrupt):
        worker.call(None, "stop", [], {})
    worker.close()


def test_no_more_problems_are_listed_than_anyone_reads(start: Start) -> None:
    assert len(start("undefined\n" * 300).problems) == 100
