"""What happens when a student's process takes too much, ends itself, or says nonsense."""

from __future__ import annotations

import signal
import time
from dataclasses import replace
from textwrap import dedent

import numpy as np
import pytest

from grader.isolation import (
    CallTimeout,
    InProcessLauncher,
    MemoryLimit,
    OutputLimit,
    ProcessEnded,
    Profile,
    Program,
    ProtocolViolation,
    StudentError,
    WorkerGone,
    open_launcher,
)
from grader.isolation.host.child import Child
from tests.isolation.conftest import PROFILE, Start, program

BAD = """
    import os, signal, sys, threading, time
    import numpy as np

    def spin():
        while True: pass
    def spin_in_c(): sum(range(10**12))
    def swallow():
        while True:
            try:
                while True: time.sleep(0.01)
            except BaseException: pass
    def sleep(): time.sleep(1000)
    def stop_self(): signal.raise_signal(signal.SIGSTOP)
    def spin_in_thread():
        threading.Thread(target=spin, daemon=True).start()
        time.sleep(1000)
    def fine(x=1): return x

    def hoard():
        pieces = []
        while True: pieces.append(bytearray(1 << 24))
    def big_array(): return float(np.ones(1 << 28).sum())
    def flood():
        while True: print("x" * 10000)
    def flood_one_line():
        while True: os.write(1, b"x" * 65536)
    def chatter(n): print("x" * n)

    def leave(): os._exit(0)
    def crash():
        import ctypes
        ctypes.string_at(0)
    def abort(): os.abort()
    def hang_up(): os.closerange(0, 100)
    def recurse():
        sys.setrecursionlimit(10**9)
        def down(x): return list(map(down, [x]))
        down(0)

    def forge(): os.write(3, b"\\xff" * 100)
    def forge_reply():
        os.write(3, bytes.fromhex("0600000000") + b"\\0" + bytes([0x93, 0xa3]) + b"ret" + b"\\x05")
        time.sleep(10)
    def drip():
        os.write(3, b"\\0\\x40\\0\\0\\0\\0")
        while True:
            os.write(3, b"\\x91"); time.sleep(0.01)
    def announce(): os.write(3, b"\\xff\\xff\\xff\\x7f\\xff\\xff"); time.sleep(10)
"""


@pytest.mark.parametrize(
    ("function", "said"), [("spin", "Schleife"), ("swallow", "gewartet"), ("sleep", "gewartet")], ids=lambda name: name
)
def test_a_call_that_never_ends_is_stopped_and_says_where_it_was(start_apart: Start, function: str, said: str) -> None:
    worker = start_apart(BAD)
    with pytest.raises(CallTimeout) as caught:
        worker.call(None, function, [], {})
    assert function in [frame.function for frame in caught.value.stack]
    assert said in caught.value.text.de
    with pytest.raises(CallTimeout):  # and whoever asks again hears the same
        worker.call(None, "fine", [], {})


@pytest.mark.parametrize("function", ["spin_in_c", "stop_self", "spin_in_thread"])
def test_what_python_cannot_interrupt_is_stopped_too(start: Start, function: str) -> None:
    with pytest.raises(CallTimeout):
        start(BAD).call(None, function, [], {})


def test_in_a_notebook_a_loop_is_interrupted() -> None:
    namespace: dict[str, object] = {}
    exec(dedent(BAD), namespace)
    launcher = InProcessLauncher(namespace, replace(PROFILE, seconds_per_call=0.3))
    worker = launcher.start(Program("student", ()))
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # as in a kernel; a shell's job ignores it
    try:
        with pytest.raises(CallTimeout):
            worker.call(None, "spin", [], {})
    finally:
        signal.signal(signal.SIGINT, before)


def test_processor_time_counts_not_waiting_for_a_busy_machine(start: Start) -> None:
    worker = start("import time\ndef wait(): time.sleep(0.8)\n")
    worker.call(None, "wait", [], {})


def test_time_in_a_function_of_the_check_is_not_the_students(start_apart: Start) -> None:
    worker = start_apart("def ask(f): return f()")
    assert worker.call(None, "ask", [lambda: time.sleep(12)], {}) is None  # the student's own may wait for 10 s


def test_an_endless_loop_while_loading_is_stopped() -> None:
    launcher = open_launcher(Profile(seconds_to_load=0.3), "require")
    with pytest.raises(CallTimeout) as caught:
        launcher.start(program("x = 1\nwhile True: pass\n"))
    assert [(f.line, f.source) for f in caught.value.stack] == [(2, "while True: pass")]
    launcher.close()


def test_too_much_memory_is_an_error_of_the_code(start: Start) -> None:
    for function in ("hoard", "big_array"):
        with pytest.raises(StudentError) as caught:
            start(BAD).call(None, function, [], {})
        assert caught.value.type_name in ("MemoryError", "_ArrayMemoryError")


def test_memory_that_escapes_the_limit_of_the_system_ends_the_process(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Child, "_resident", lambda self: 1 << 40)
    with pytest.raises(MemoryLimit) as caught:
        start(BAD).call(None, "sleep", [], {})
    assert "256 MiB" in caught.value.text.en


@pytest.mark.parametrize("function", ["flood", "flood_one_line"])
def test_a_flood_of_output_is_cut_and_ends_the_process(start_apart: Start, function: str) -> None:
    worker = start_apart(BAD)
    with pytest.raises((OutputLimit, CallTimeout)):
        worker.call(None, function, [], {})
    text = worker.output()
    assert text.endswith("[… gekürzt / truncated …]\n")
    assert len(text) < 66_000


def test_much_output_is_kept_in_part_and_costs_nothing_else(start_anywhere: Start) -> None:
    worker = start_anywhere(BAD)
    worker.call(None, "chatter", [3 << 20], {})
    assert worker.call(None, "fine", [7], {}) == 7
    assert len(worker.output()) < 66_000


@pytest.mark.parametrize(("function", "code", "signal"), [("leave", 0, None), ("crash", None, 11), ("abort", None, 6)])
def test_a_process_that_ends_itself_says_how(start: Start, function: str, code: int | None, signal: int | None) -> None:
    worker = start(BAD)
    with pytest.raises(ProcessEnded) as caught:
        worker.call(None, function, [], {})
    assert (caught.value.code, caught.value.signal) == (code, signal)
    if signal:
        assert function in [frame.function for frame in caught.value.stack]
    assert worker.output() == ""


def test_recursion_without_a_limit_says_where_it_was(start: Start) -> None:
    """Recursion in C ends the process in Python 3.11 and raises an error in newer ones."""
    with pytest.raises((ProcessEnded, StudentError)) as caught:
        start(BAD).call(None, "recurse", [], {})
    error: Exception = caught.value
    if isinstance(error, ProcessEnded):
        assert error.signal == signal.SIGSEGV
        assert "down" in [frame.function for frame in error.stack]
    else:
        assert isinstance(error, StudentError)
        assert error.type_name == "RecursionError"
        assert "down" in [frame.function for frame in error.frames]


def test_leaving_is_noticed_everywhere(start_apart: Start) -> None:
    with pytest.raises(ProcessEnded) as caught:
        start_apart(BAD).call(None, "leave", [], {})
    assert caught.value.code == 0


@pytest.mark.parametrize("function", ["hang_up", "forge", "announce"])
def test_disturbing_the_connection_ends_the_process(start: Start, function: str) -> None:
    with pytest.raises(ProtocolViolation):
        start(BAD).call(None, function, [], {})


def test_an_answer_that_comes_byte_by_byte_ends_like_any_other_waiting(start: Start) -> None:
    with pytest.raises(CallTimeout) as caught:
        start(BAD).call(None, "drip", [], {})
    assert caught.value.waited


def test_nonsense_on_the_connection_is_nothing_but_a_protocol_violation(start: Start) -> None:
    rng = np.random.default_rng(0)
    for size in (1, 6, 30, 300):
        worker = start("import os\ndef forge(x): os.write(3, x); os._exit(0)\n")
        with pytest.raises((ProtocolViolation, ProcessEnded, StudentError)):
            worker.call(None, "forge", [rng.bytes(size)], {})


FORGERIES = """
    import numpy as np
    import os
    from grader.isolation.wire import encode
    import grader.isolation.guest.drawing as drawing

    def forge(kind):
        error = {"kind": "raised", "type": "E", "message": "m", "frames": [], "candidates": []}
        answer = {
            "not a list": {}, "empty": [], "array first": [np.zeros(2), 2, 1], "odd kind": [7, 2, 1],
            "other number": ["ret", 3, 1], "array as number": ["ret", np.zeros(2), 1], "no report": ["exc", 2, None],
            "callback": ["cb", 0, [], {}], "timeout": ["timeout", [[1, 2, 3]]],
            "array as kind": ["exc", 2, error | {"kind": np.zeros(2)}],
            "other kind": ["exc", 2, error | {"kind": "passed"}],
            "frames": ["exc", 2, error | {"frames": [["f", "1", "g"]]}],
        }[kind]
        for part in encode(answer): os.write(3, part)
    def endless_line():
        report = {"kind": "raised", "type": "E", "message": "m", "frames": [["f", 10**5000, "g"]], "candidates": [1]}
        for part in encode(["exc", 2, report]): os.write(3, part)
    def forge_drawing(value):
        drawing.drawn = lambda target: value
"""


@pytest.mark.parametrize(
    "kind",
    [
        "not a list", "empty", "array first", "odd kind", "other number", "array as number", "no report", "callback",
        "timeout", "array as kind", "other kind", "frames",
    ],
)  # fmt: skip
def test_a_forged_answer_is_a_protocol_violation(start: Start, kind: str) -> None:
    worker = start(FORGERIES)
    with pytest.raises(ProtocolViolation):
        worker.call(None, "forge", [kind], {})


def test_a_forged_line_number_can_be_printed(start: Start) -> None:
    worker = start(FORGERIES)
    with pytest.raises(StudentError) as caught:
        worker.call(None, "endless_line", [], {})
    assert caught.value.frames[0].line == 0


@pytest.mark.parametrize(
    "drawing", [None, {}, {"png": b"", "axes": [{}]}, {"png": "", "axes": []}, {"png": b"", "axes": [[]]}]
)
def test_a_forged_drawing_is_a_protocol_violation(start: Start, drawing: object) -> None:
    worker = start(FORGERIES)
    worker.call(None, "forge_drawing", [drawing], {})
    with pytest.raises(ProtocolViolation):
        worker.drawn(worker.figure())


def test_threads_that_outlive_a_call_change_no_answer(start: Start) -> None:
    worker = start("""
        import threading
        def leave_a_thread():
            def spin():
                while True: pass
            threading.Thread(target=spin, daemon=True).start()
            return 1
        def add(a, b): return a + b
    """)
    assert worker.call(None, "leave_a_thread", [], {}) == 1
    assert worker.call(None, "add", [1, 2], {}) == 3


def test_every_reason_is_told_in_both_languages() -> None:
    reasons: list[WorkerGone] = [
        CallTimeout(2), MemoryLimit(64), OutputLimit(64), ProtocolViolation("x"),
        ProcessEnded(0), ProcessEnded(signal=11), ProcessEnded(signal=64), ProcessEnded(),
    ]  # fmt: skip
    for reason in reasons:
        assert reason.text.de.endswith((".", "?"))
        assert reason.text.en.endswith((".", "?"))
        assert reason.text.de != reason.text.en
