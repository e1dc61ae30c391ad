"""What can be asked of a student's process, the same for every launcher."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.isolation import Chunk, Handle, Launcher, Program, StudentError
from tests.isolation.conftest import Start

SHAPES = """
    from collections import namedtuple
    import numpy as np

    Point = namedtuple("Point", "x y")

    def identity(x): return x
    def point(): return Point(1, [2, (3, 4)])
    def subclass():
        class Sly(np.ndarray): pass
        return np.zeros(3).view(Sly)
    def sly_int():
        class Int(int):
            def __eq__(self, other): return True
            __hash__ = int.__hash__
        return Int(7)
    def objects(): return np.array([object()])
    def add(a, b=0): return a + b
    def fill(x): x[0] = 5; return x
    def view(x): return x[:2]
    def raises(x): return 1 / x
    def unfinished(): raise NotImplementedError("later")
    def nested():
        deep = []
        for _ in range(100): deep = [deep]
        return deep
    def huge(): return np.broadcast_to(np.zeros(1), (10**9,))
    def endless():
        loop = []; loop.append(loop)
        return loop
    def big_integer(): return 7 ** 5000
    def odd_text(): return "lone \\ud800 surrogate"
    def hostile():
        class Hostile(Exception):
            def __str__(self): raise SystemExit
        raise Hostile()

    class Optimizer:
        def __init__(self, parameters): self.parameters = parameters
        def step(self, gradients):
            for parameter, gradient in zip(self.parameters, gradients):
                parameter -= 0.5 * gradient
        @property
        def broken(self): return {}.missing

    def apply(function, x, times=1):
        for _ in range(times): x = function(x)
        return x
    def careless(function): return function(1, 2, 3)
    def keeps_going(function):
        try:
            return function(1)
        except Exception:
            return "swallowed"
"""


def test_plain_values_come_back_equal_and_of_the_same_type(start_anywhere: Start) -> None:
    worker = start_anywhere(SHAPES)
    values: list[Any] = [None, True, -1, 2**70, 0.1, 2 - 1j, "ä", b"\xff", [1, (2, {"a": {3}})], np.float32(1.5)]
    for value in values:
        back = worker.call(None, "identity", [value], {})
        assert back == value
        assert type(back) is type(value)


@pytest.mark.parametrize("dtype", ["?", "i1", "u2", "<i4", ">i8", "f2", "f4", ">f8", "c8", "c16"])
def test_arrays_keep_shape_values_and_kind(start: Start, dtype: str) -> None:
    array = np.arange(6).reshape(2, 3).astype(dtype)[:, ::-1]
    back = start(SHAPES).call(None, "identity", [array], {})
    assert back.dtype == array.dtype.newbyteorder("=")
    np.testing.assert_array_equal(back, array)


def test_scalar_and_empty_arrays_keep_their_shape(start: Start) -> None:
    worker = start(SHAPES)
    for array in (np.array(2.5), np.zeros((0, 3)), np.zeros((1, 0), np.int8)):
        assert worker.call(None, "identity", [array], {}).shape == array.shape


def test_named_tuples_become_tuples(start_anywhere: Start) -> None:
    assert start_anywhere(SHAPES).call(None, "point", [], {}) == (1, [2, (3, 4)])


@pytest.mark.parametrize("function", ["subclass", "sly_int", "objects", "Optimizer"])
def test_what_could_answer_for_itself_stays_behind_a_handle(start: Start, function: str) -> None:
    args: list[object] = [[]] if function == "Optimizer" else []
    assert type(start(SHAPES).call(None, function, args, {})) is Handle


@pytest.mark.parametrize("function", ["nested", "huge", "endless"])
def test_a_value_that_is_too_large_is_an_error_of_the_call(start_anywhere: Start, function: str) -> None:
    worker = start_anywhere(SHAPES)
    with pytest.raises(StudentError, match="cannot be handed to the check"):
        worker.call(None, function, [], {})
    assert worker.call(None, "add", [1], {}) == 1


def test_a_large_integer_and_odd_text_arrive_as_they_are(start_anywhere: Start) -> None:
    worker = start_anywhere(SHAPES)
    assert worker.call(None, "big_integer", [], {}) == 7**5000
    assert worker.call(None, "odd_text", [], {}) == "lone \ud800 surrogate"


def test_arguments_are_copies(start_anywhere: Start) -> None:
    x = np.zeros(3)
    back = start_anywhere(SHAPES).call(None, "fill", [x], {})
    assert list(x) == [0, 0, 0]
    assert list(back) == [5, 0, 0]


def test_a_sent_object_shows_what_the_student_did_to_it(start_anywhere: Start) -> None:
    worker = start_anywhere(SHAPES)
    x = worker.send(np.zeros(3))
    result = worker.call(None, "fill", [x], {}, keep=True)
    assert worker.same(x, result)
    assert list(worker.fetch(x)) == [5, 0, 0]


def test_a_view_changes_with_the_array_it_looks_at(start_anywhere: Start) -> None:
    worker = start_anywhere(SHAPES)
    x = worker.send(np.zeros(3))
    view = worker.call(None, "view", [x], {}, keep=True)
    worker.set_item(x, (slice(None),), 7.0)
    assert list(worker.fetch(view)) == [7, 7]
    assert not worker.same(x, view)


def test_instances_live_in_the_students_process(start_anywhere: Start) -> None:
    worker = start_anywhere(SHAPES)
    weights = worker.send(np.ones(2))
    optimizer = worker.call(None, "Optimizer", [[weights]], {})
    assert optimizer.type_name.endswith("Optimizer")
    worker.call(optimizer, "step", [[np.array([2.0, 4.0])]], {})
    assert list(worker.fetch(weights)) == [0, -1]
    assert list(worker.get(optimizer, "parameters")[0]) == [0, -1]


def test_a_handle_can_be_wrapped_and_comes_back_as_what_it_stands_for(sandbox: Launcher) -> None:
    class Wrapped:
        def __init__(self, handle: Handle) -> None:
            self._handle = handle

    source = Chunk("class Box:\n    pass\ndef same(a, b):\n    return a['box'][0] is b\n", "student.py")
    worker = sandbox.start(Program("student", (source,)), wrap=Wrapped)
    box = worker.call(None, "Box", [], {})
    assert type(box) is Wrapped
    assert worker.call(None, "same", [{"box": (box,)}, box], {}) is True
    worker.close()


def test_dtypes_slices_and_generators_travel(start_anywhere: Start) -> None:
    worker = start_anywhere("""
        import numpy as np
        def zeros(n, dtype): return np.zeros(n, dtype)
        def part(x, index): return x[index]
        def draw(rng): return rng.normal(size=3)
    """)
    assert worker.call(None, "zeros", [2], {"dtype": np.float32}).dtype == np.float32
    assert worker.call(None, "zeros", [2, np.dtype("<i2")], {}).dtype == np.int16
    assert worker.call(None, "zeros", [2, int], {}).dtype == np.int64
    assert list(worker.call(None, "part", [np.arange(6).reshape(2, 3), (..., slice(None, None, 2))], {})[1]) == [3, 5]
    drawn = worker.call(None, "draw", [np.random.default_rng(3)], {})
    np.testing.assert_array_equal(drawn, np.random.default_rng(3).normal(size=3))


# -- errors


def test_an_exception_comes_with_the_students_own_lines(start_anywhere: Start) -> None:
    with pytest.raises(StudentError) as caught:
        start_anywhere(SHAPES).call(None, "raises", [0], {})
    error = caught.value
    assert (error.kind, error.type_name, error.message) == ("raised", "ZeroDivisionError", "division by zero")
    assert [(f.file, f.function, f.source) for f in error.frames] == [
        ("student.py", "raises", "def raises(x): return 1 / x")
    ]


def test_not_implemented_is_another_thing_than_wrong(start_anywhere: Start) -> None:
    with pytest.raises(StudentError) as caught:
        start_anywhere(SHAPES).call(None, "unfinished", [], {})
    assert caught.value.kind == "not_attempted"


def test_a_missing_name_suggests_what_may_be_meant(start_anywhere: Start) -> None:
    worker = start_anywhere(SHAPES)
    with pytest.raises(StudentError) as caught:
        worker.call(None, "Unfinnished", [], {})
    assert (caught.value.kind, caught.value.message) == ("missing", "Unfinnished")
    assert caught.value.candidates == ("unfinished",)
    optimizer = worker.call(None, "Optimizer", [[]], {})
    with pytest.raises(StudentError) as caught:
        worker.call(optimizer, "stepp", [], {})
    assert caught.value.candidates == ("step",)


def test_an_attribute_error_inside_a_property_is_not_a_missing_name(start_anywhere: Start) -> None:
    worker = start_anywhere(SHAPES)
    optimizer = worker.call(None, "Optimizer", [[]], {})
    with pytest.raises(StudentError) as caught:
        worker.get(optimizer, "broken")
    assert caught.value.kind == "raised"


def test_an_exception_that_cannot_be_printed_is_reported_all_the_same(start_anywhere: Start) -> None:
    with pytest.raises(StudentError) as caught:
        start_anywhere(SHAPES).call(None, "hostile", [], {})
    assert caught.value.type_name == "Hostile"
    assert "unprintable" in caught.value.message


def test_a_long_traceback_is_shortened(start: Start) -> None:
    worker = start("def down(n):\n    return down(n + 1)\n")
    with pytest.raises(StudentError) as caught:
        worker.call(None, "down", [0], {})
    assert caught.value.type_name == "RecursionError"
    assert len(caught.value.frames) == 16


def test_defines_says_what_the_module_has(start_anywhere: Start) -> None:
    worker = start_anywhere(SHAPES)
    assert worker.defines("add")
    assert not worker.defines("ad")


def test_something_that_cannot_be_sent_is_the_check_authors_mistake(start: Start) -> None:
    worker = start(SHAPES)
    with pytest.raises(TypeError, match="cannot be sent"):
        worker.call(None, "identity", [object()], {})
    assert worker.call(None, "add", [1], {}) == 1


# -- functions of the check


def test_student_code_calls_a_function_of_the_check(start_anywhere: Start) -> None:
    worker = start_anywhere(SHAPES)
    assert list(worker.call(None, "apply", [lambda x: x + 1, np.zeros(2)], {"times": 3})) == [3, 3]


def test_a_function_of_the_check_may_ask_the_worker_itself(start_anywhere: Start) -> None:
    worker = start_anywhere(SHAPES)

    def through_the_student(x: float) -> Any:
        return worker.call(None, "add", [x, 10], {})

    assert worker.call(None, "apply", [through_the_student, 1], {"times": 2}) == 21


def test_a_failed_expectation_in_a_function_of_the_check_fails_the_check(start_anywhere: Start) -> None:
    worker = start_anywhere(SHAPES)

    def picky(x: int) -> None:
        assert x == 2, "two expected"

    with pytest.raises(AssertionError, match="two expected"):
        worker.call(None, "keeps_going", [picky], {})
    assert worker.call(None, "add", [1], {}) == 1


def test_calling_a_function_of_the_check_wrongly_is_the_students_error(start_anywhere: Start) -> None:
    worker = start_anywhere(SHAPES)
    with pytest.raises(StudentError) as caught:
        worker.call(None, "careless", [lambda x: x], {})
    assert (caught.value.type_name, caught.value.message) == ("TypeError", "too many positional arguments")


def test_an_error_inside_a_function_of_the_check_tells_nothing_of_it(start_anywhere: Start) -> None:
    def secret(x: int) -> int:
        raise ValueError("the expected value is 42")

    with pytest.raises(StudentError) as caught:
        start_anywhere(SHAPES).call(None, "apply", [secret, 1], {})
    assert caught.value.type_name == "ValueError"
    assert "42" not in caught.value.message


def test_a_check_that_ends_inside_its_function_ends_the_worker(start: Start) -> None:
    worker = start(SHAPES)

    def stop(x: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        worker.call(None, "apply", [stop, 1], {})


# -- pictures


def test_a_figure_is_judged_by_its_content(start_anywhere: Start) -> None:
    worker = start_anywhere("""
        def draw(axes):
            axes.plot([0, 1], [2, 3], "r--", marker="o", label="error")
            axes.scatter([1, 2], [3, 4], s=5)
            axes.scatter([1, 2], [5, 6], alpha=0); axes.scatter([1, 2], [7, 8], visible=False)
            axes.plot([0, 1], [4, 5], "--", marker="o", alpha=0)
            axes.imshow([[0.0, 1.0]], cmap="viridis")
            axes.bar([1, 2], [3, 4])
            axes.set_title("Titel"); axes.set_xlabel("x"); axes.legend(); axes.text(0, 0, "here")
        def draw_elsewhere(axes):
            import matplotlib.pyplot as plt
            plt.plot([0, 1], [0, 1])
    """)
    figure = worker.figure()
    axes = worker.get(figure, "axes")[0]
    worker.call(None, "draw_elsewhere", [axes], {})
    assert worker.drawn(figure)["axes"][0]["lines"] == []
    worker.call(None, "draw", [axes], {})
    drawn = worker.drawn(figure)
    content = drawn["axes"][0]
    assert drawn["png"].startswith(b"\x89PNG")
    assert (content["title"], content["xlabel"], content["legend"]) == ("Titel", "x", ["error"])
    line = content["lines"][0]
    assert (list(line["x"]), line["marker"], line["linestyle"], line["color"]) == ([0, 1], "o", "--", "#ff0000")
    assert (content["lines"][1]["marker"], content["lines"][1]["linestyle"]) == ("None", "None"), "nothing can be seen"
    assert [collection["offsets"].tolist() for collection in content["collections"]] == [[[1, 3], [2, 4]]]
    assert content["images"][0]["cmap"] == "viridis"
    assert content["bars"] == [{"x": 1.0, "height": 3.0}, {"x": 2.0, "height": 4.0}]
    assert content["texts"] == ["here"]
    assert worker.drawn(axes)["axes"][0]["title"] == "Titel"


# -- the rest


def test_printed_text_is_kept_in_order_without_terminal_control(start_anywhere: Start) -> None:
    worker = start_anywhere("""
        import sys
        print("loading")
        def speak():
            print("\\x1b[31mred\\x1b[0m 10%\\r20%")
            print("error", file=sys.stderr)
    """)
    worker.call(None, "speak", [], {})
    assert worker.output() == "loading\n20%\nerror\n"


def test_the_encoding_of_the_output_can_be_chosen_in_a_function(start_apart: Start) -> None:
    """Common on Windows, where the terminal's encoding is another one."""
    worker = start_apart(
        """
        import sys
        def say():
            sys.stdout.reconfigure(encoding="utf-8")
            print("Größe")
            return 1
        """
    )
    assert worker.call(None, "say", [], {}) == 1
    assert worker.output() == "Größe\n"


def test_a_closed_worker_keeps_its_output_and_answers_no_more(start_anywhere: Start) -> None:
    worker = start_anywhere("print('hello')")
    worker.close()
    worker.close()
    assert worker.output() == "hello\n"
    with pytest.raises(Exception, match="closed"):
        worker.defines("x")
