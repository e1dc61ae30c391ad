"""Further files of a hand-in can be imported in the student's process, and are treated like the program itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from textwrap import dedent

import pytest

from grader.isolation import (
    CallTimeout,
    Chunk,
    InProcessLauncher,
    Launcher,
    Program,
    SourceModule,
    StudentError,
    Worker,
)
from tests.isolation.conftest import PROFILE

HELPER = "import numpy as np\ndef twice(x):\n    return np.add(x, x)\nclass Count:\n    n = 7\n"


def module(name: str, source: str, *, package: bool = False) -> SourceModule:
    file = name.replace(".", "/") + ("/__init__.py" if package else ".py")
    return SourceModule(name, Chunk(dedent(source), file), package)


def program(source: str, *modules: SourceModule, name: str = "student") -> Program:
    return Program(name, (Chunk(dedent(source), "student.py"),), (), modules)


@pytest.fixture(params=["sandbox", "portable"])
def launcher(request: pytest.FixtureRequest) -> Launcher:
    found: Launcher = request.getfixturevalue(request.param)
    return found


class Loads:
    """Starts workers and ends them."""

    def __init__(self, launcher: Launcher) -> None:
        self.launcher = launcher
        self.workers: list[Worker] = []

    def __call__(self, source: str, *modules: SourceModule, name: str = "student") -> Worker:
        self.workers.append(self.launcher.start(program(source, *modules, name=name)))
        return self.workers[-1]


@pytest.fixture
def loads(launcher: Launcher) -> Iterator[Loads]:
    loads = Loads(launcher)
    yield loads
    for worker in loads.workers:
        worker.close()


@pytest.mark.parametrize(
    "source",
    [
        "from helfer import twice\ndef f(x): return twice(x)",
        "import helfer\ndef f(x): return helfer.twice(x)",
        "from helfer import *\ndef f(x): return twice(x)",
        "from helfer import twice as f",
        "def f(x):\n    import helfer\n    return helfer.twice(x)",
        "import importlib\nf = importlib.import_module('helfer').twice",
    ],
)
def test_a_module_is_imported_in_every_way(loads: Loads, source: str) -> None:
    worker = loads(source, module("helfer", HELPER))
    assert worker.problems == ()
    assert worker.call(None, "f", [21], {}) == 42


def test_packages_and_relative_imports(loads: Loads) -> None:
    worker = loads(
        "import utils.eins\nfrom offen.drei import z\ndef f(): return utils.eins.x + utils.y + z",
        module("utils", "from .zwei import y\n", package=True),
        module("utils.eins", "from . import zwei\nx = zwei.y + 1\n"),
        module("utils.zwei", "y = 10\n"),
        module("offen", "", package=True),
        module("offen.drei", "z = 100\n"),
    )
    assert worker.problems == ()
    assert worker.call(None, "f", [], {}) == 121


def test_a_module_is_executed_once_and_knows_where_it_is(loads: Loads) -> None:
    source = (
        "import helfer, zwei\ndef f(): return [helfer.count, helfer.__file__, helfer.__name__, zwei.helfer is helfer]"
    )
    worker = loads(source, module("helfer", "count = 0\ncount += 1\n"), module("zwei", "import helfer\n"))
    assert worker.call(None, "f", [], {}) == [1, "helfer.py", "helfer", True]


def test_the_program_and_a_module_may_have_the_same_name(loads: Loads) -> None:
    """A notebook that imports the .py file beside it."""
    worker = loads("from pooling import f", module("pooling", "def f(): return 5\n"), name="pooling")
    assert worker.problems == ()
    assert worker.call(None, "f", [], {}) == 5


def test_what_fails_in_a_module_is_said_and_the_rest_of_it_is_there(loads: Loads) -> None:
    worker = loads(
        "from helfer import one, two\ndef f(): return one + two", module("helfer", "one = 1\n1 / 0\ntwo = 2\n")
    )
    [problem] = worker.problems
    assert (problem.filename, problem.line, problem.error.type_name) == ("helfer.py", 2, "ZeroDivisionError")
    assert problem.error.frames[-1].source == "1 / 0"
    assert worker.call(None, "f", [], {}) == 3


def test_an_error_in_a_module_shows_its_line(loads: Loads) -> None:
    worker = loads("import helfer\ndef f(): return helfer.g()", module("helfer", "def g():\n    raise KeyError(3)\n"))
    with pytest.raises(StudentError) as raised:
        worker.call(None, "f", [], {})
    frames = [(frame.file, frame.line, frame.source) for frame in raised.value.frames]
    assert frames == [("student.py", 2, "def f(): return helfer.g()"), ("helfer.py", 2, "raise KeyError(3)")]


def test_an_endless_loop_in_a_module_is_found_there(loads: Loads) -> None:
    with pytest.raises(CallTimeout) as stopped:
        loads("import helfer", module("helfer", "while True:\n    pass\n"))
    files = [frame.file for frame in stopped.value.stack]
    assert files[0] == "student.py"
    assert files[-1] == "helfer.py"
    assert not [file for file in files if "importlib" in file]


def test_no_trace_is_left_for_the_next_process(loads: Loads) -> None:
    loads("import helfer", module("helfer", "x = 1\n"))
    [problem] = loads("import helfer").problems
    assert problem.error.type_name == "ModuleNotFoundError"


def test_forbidden_functions_are_refused_in_a_module(launcher: Launcher) -> None:
    helper = module(
        "helfer", "import numpy as np\nhidden = getattr(np, 'con' + 'volve')\ndef g(x): return hidden(x, x)\n"
    )
    with_it = replace(program("from helfer import g", helper), forbidden=("numpy.convolve",))
    worker = launcher.start(with_it)
    with pytest.raises(StudentError) as refused:
        worker.call(None, "g", [[1.0]], {})
    worker.close()
    assert (refused.value.kind, refused.value.message) == ("forbidden", "numpy.convolve")


def test_a_kernel_finds_its_files_itself() -> None:
    launcher = InProcessLauncher({}, PROFILE)
    worker = launcher.start(Program("student", (Chunk("x = 1\n", "student.py"),)))
    assert worker.get(None, "x") == 1
    worker.close()
