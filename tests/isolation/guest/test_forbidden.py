"""Names an exercise rules out cannot be computed with, however they are spelled; libraries keep theirs."""

from __future__ import annotations

import numpy as np
import pytest

from grader.isolation import InProcessLauncher, Program, StudentError, Worker
from tests.isolation.conftest import PROFILE, Start


def refused(worker: Worker, function: str, name: str, *args: object) -> None:
    with pytest.raises(StudentError) as caught:
        worker.call(None, function, list(args), {})
    assert (caught.value.kind, caught.value.message) == ("forbidden", name)


USES = """
    import numpy as np
    from numpy import convolve
    from functools import partial

    def direct(x): return np.convolve(x, x)
    def imported(x): return convolve(x, x)
    def hidden(x): return getattr(np, "con" + "volve")(x, x)
    def mapped(x): return list(map(np.convolve, [x], [x]))
    def handed_over(x): return np.apply_along_axis(np.convolve, 0, x, x)
    def bound(x): return partial(np.convolve, x)(x)
    def fine(x): return np.correlate(x, x)
    alias = np.convolve
"""


@pytest.mark.parametrize("function", ["direct", "imported", "hidden", "mapped", "handed_over", "bound", "alias"])
def test_a_forbidden_function_is_refused_however_it_is_reached(start_apart: Start, function: str) -> None:
    worker = start_apart(USES, ("numpy.convolve",))
    args = (np.ones(3), np.ones(3)) if function == "alias" else (np.ones(3),)
    refused(worker, function, "numpy.convolve", *args)
    assert worker.call(None, "fine", [np.ones(1)], {}) == 1


def test_the_library_itself_may_use_it(start: Start) -> None:
    worker = start(
        "import numpy as np\ndef f(): return np.poly1d([1, 2]) * np.poly1d([1, 1])\n"
        "def g(): return list(f().coeffs)\ndef h(): return np.linalg.norm([3.0, 4.0])",
        ("numpy.lib._polynomial_impl.polymul", "numpy.sqrt"),
    )
    assert worker.call(None, "g", [], {}) == [1, 3, 2]
    assert worker.call(None, "h", [], {}) == 5


def test_a_check_may_use_what_the_student_may_not(start: Start) -> None:
    worker = start(USES, ("numpy.convolve",))
    library = worker.library("numpy")
    assert worker.call(library, "convolve", [[1, 2], [1, 1]], {}).tolist() == [1, 3, 2]
    refused(worker, "direct", "numpy.convolve", np.ones(3))


def test_a_class_stays_a_class_but_cannot_be_made(start: Start) -> None:
    worker = start(
        """
        from fractions import Fraction
        from collections import OrderedDict
        import statistics
        def make(): return Fraction(1, 2)
        def derived():
            class Mine(Fraction): pass
            return Mine(1, 2)
        def is_one(): return isinstance(3, Fraction)
        def normal(): return statistics.NormalDist(1, 2)
        """,
        ("statistics.NormalDist",),
    )
    refused(worker, "normal", "statistics.NormalDist")
    assert worker.call(None, "is_one", [], {}) is False


def test_a_method_is_refused_even_when_a_library_calls_it(start: Start) -> None:
    worker = start(
        """
        import string
        def template(): return string.Template("$x").substitute(x=1)
        def formatter(): return string.Formatter().format("{}", 1)
        """,
        ("string.Template.substitute", "string.Formatter.vformat"),
    )
    refused(worker, "template", "string.Template.substitute")
    refused(worker, "formatter", "string.Formatter.vformat")


def test_names_of_modules_that_come_later_are_refused_too(start_apart: Start) -> None:
    worker = start_apart(
        """
        def late():
            import colorsys
            return colorsys.rgb_to_hsv(0, 0, 0)
        def other():
            import colorsys
            return colorsys.hsv_to_rgb(0, 0, 0)
        def module():
            import wave
        def loaded():
            import statistics
            return statistics.mean([1])
        def by_name():
            import importlib
            return importlib.import_module("wa" + "ve")
        """,
        ("colorsys.rgb_to_hsv", "wave", "no.such.module"),
    )
    refused(worker, "late", "colorsys.rgb_to_hsv")
    refused(worker, "module", "wave")
    refused(worker, "by_name", "wave")
    assert worker.call(None, "other", [], {}) == (0, 0, 0)
    assert worker.call(None, "loaded", [], {}) == 1


def test_a_module_that_is_already_there_is_refused(start: Start) -> None:
    worker = start(
        "import numpy as np\ndef f(): return np.linalg.inv([[1.0]])\ndef g(): return np.mean([1.0])", ("numpy.linalg",)
    )
    refused(worker, "f", "numpy.linalg")
    assert worker.call(None, "g", [], {}) == 1


def test_a_forbidden_import_at_the_top_is_a_load_problem(start: Start) -> None:
    worker = start("import wave\nfrom numpy.linalg import inv\nx = 1\n", ("wave", "numpy.linalg"))
    assert [p.error.kind for p in worker.problems] == ["forbidden", "forbidden"]
    assert worker.get(None, "x") == 1


def test_what_a_built_in_type_does_cannot_be_changed_and_stays(start: Start) -> None:
    worker = start("import numpy as np\ndef f(): return np.ones(2).sum()", ("numpy.ndarray.sum",))
    assert worker.call(None, "f", [], {}) == 2


def test_in_a_notebook_names_are_forbidden_only_during_the_check() -> None:
    namespace = {"np": np, "convolve": np.convolve}
    exec("def f(): return np.convolve([1.0], [1.0])\ndef g(): return convolve([1.0], [1.0])", namespace)
    worker = InProcessLauncher(namespace, PROFILE).start(Program("student", (), ("numpy.convolve",)))
    refused(worker, "f", "numpy.convolve")
    refused(worker, "g", "numpy.convolve")
    worker.close()
    assert np.convolve([1.0], [2.0]) == 2
    assert namespace["convolve"] is np.convolve
