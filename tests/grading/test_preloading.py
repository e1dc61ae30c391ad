"""What a hand-in imports at its top level is loaded once, not again for every check."""

from __future__ import annotations

import pytest

from grader.grading.preloading import large_imports
from grader.isolation import Chunk, Program


def imports_of(*sources: str, preloaded: tuple[str, ...] = ("numpy",)) -> tuple[str, ...]:
    return large_imports(Program("demo", tuple(Chunk(source, "demo.py") for source in sources)), preloaded)


@pytest.mark.parametrize(
    "source",
    [
        "import matplotlib.pyplot as plt",
        "from matplotlib import pyplot",
        "x = 1\nimport numpy, matplotlib",
        "import torch, matplotlib.axes",
        "try:\n    import matplotlib.pyplot as plt\nexcept ImportError:\n    plt = None",
        "try:\n    import fast\nexcept ImportError:\n    import matplotlib",
        "if True:\n    import matplotlib\nelse:\n    pass",
        "with open('x') as f:\n    import matplotlib",
    ],
)
def test_a_top_level_import_is_found(source: str) -> None:
    assert "matplotlib.pyplot" in imports_of(source)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "import numpy",
        "def f():\n    import matplotlib",
        'if __name__ == "__main__":\n    import matplotlib',
        "import (",
        "from . import torch",
    ],
)
def test_what_is_not_imported_when_the_file_is_executed_is_not_loaded(source: str) -> None:
    assert imports_of(source) == ()


def test_every_cell_counts_and_the_order_is_fixed() -> None:
    assert imports_of("import torch", "import matplotlib") == imports_of("import matplotlib", "import torch")
    assert imports_of("import torch", "import matplotlib") == ("matplotlib.pyplot", "torch")


@pytest.mark.parametrize("package", ["scipy", "sklearn", "tqdm"])
def test_the_usual_libraries_are_known(package: str) -> None:
    assert {module.partition(".")[0] for module in imports_of(f"from {package}.x import y")} == {package}


def test_what_is_there_is_not_loaded_again() -> None:
    assert imports_of("import torch", preloaded=("torch",)) == ()
    assert imports_of("import matplotlib", preloaded=("matplotlib.pyplot",)) == ()


def test_a_student_cannot_choose_what_is_loaded() -> None:
    assert imports_of("import antigravity, this, test.support, matplotlib_evil, torch_evil") == ()
