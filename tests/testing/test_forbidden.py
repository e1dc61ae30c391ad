"""Forbidden names are found in the source, also where a hand-in's functions lie in several files."""

from __future__ import annotations

from textwrap import dedent

import pytest

from grader.isolation import Chunk, Program, SourceModule
from grader.testing.forbidden import forbidden_uses

FORBIDDEN = ("torch.nn.functional.max_pool2d", "scipy.ndimage")
CHEAT = "import torch.nn.functional as F\ndef cheat(x): return F.max_pool2d(x, 2)\ndef fine(x): return F.relu(x)\n"


def uses(source: str, **modules: str) -> dict[str, tuple[str, str, int]]:
    """Function → forbidden name, file, line; ``__`` in the name of a module stands for a dot."""
    beside = [
        SourceModule(name.replace("__", "."), Chunk(dedent(text), f"{name}.py"), name == "paket")
        for name, text in modules.items()
    ]
    found = forbidden_uses(Program("student", (Chunk(dedent(source), "student.py"),), FORBIDDEN, tuple(beside)))
    return {name: (use.name, use.file, use.line) for name, use in found.items()}


def test_direct_calls_and_those_through_other_functions() -> None:
    source = CHEAT + "def middle(x): return cheat(x)\ndef f(x): return middle(x)\ndef g(x): return fine(x)\n"
    assert set(uses(source)) == {"cheat", "middle", "f"}
    assert uses(source)["f"] == ("torch.nn.functional.max_pool2d", "student.py", 2)


def test_a_whole_module_may_be_forbidden() -> None:
    assert set(uses("from scipy import ndimage\ndef f(x): return ndimage.maximum_filter(x)\n")) == {"f"}


@pytest.mark.parametrize(
    "source",
    [
        "import helfer\ndef f(x): return helfer.cheat(x)",
        "import helfer as h\ndef f(x): return h.cheat(x)",
        "from helfer import cheat\ndef f(x): return cheat(x)",
        "from helfer import cheat as c\ndef f(x): return c(x)",
        "from helfer import *\ndef f(x): return cheat(x)",
        "from helfer import cheat as f",
        "from helfer import F\ndef f(x): return F.max_pool2d(x, 2)",
        "from helfer import *\ndef f(x): return F.max_pool2d(x, 2)",
        "from kette import weiter\ndef f(x): return weiter(x)",
        "from kette import *\ndef f(x): return cheat(x)",
        "from kette import cheat as f",
        "from paket.innen import g as f",
        "from paket import g as f",
        "def f(x):\n    import helfer\n    return helfer.cheat(x)",
    ],
)
def test_a_call_in_another_file_counts(source: str) -> None:
    found = uses(
        source,
        helfer=CHEAT,
        kette="from helfer import *\nfrom helfer import cheat\ndef weiter(x): return cheat(x)\n",
        paket="from .innen import g\n",
        paket__innen="from helfer import cheat\ndef g(x): return cheat(x)\n",
    )
    assert found["f"][0] == "torch.nn.functional.max_pool2d"


@pytest.mark.parametrize(
    "source",
    [
        "import helfer\ndef f(x): return helfer.fine(x)",
        "from helfer import fine\ndef f(x): return fine(x)",
        "from helfer import fine as f",
        "from helfer import *\ndef f(x): return fine(x)",
        "import helfer\ndef f(x): return x",
        "from kreis import x\ndef f(y): return x(y)",
    ],
)
def test_what_is_not_called_does_not(source: str) -> None:
    assert "f" not in uses(source, helfer=CHEAT, kreis="from kreis2 import x\n", kreis2="from kreis import x\n")


def test_only_names_of_the_program_are_told() -> None:
    assert set(uses("import helfer\n", helfer=CHEAT)) == set()
    assert set(uses("from helfer import *\n", helfer=CHEAT)) == {"cheat"}
