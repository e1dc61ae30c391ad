"""What a process can cost the grader itself, which no limit of the process bounds."""

from __future__ import annotations

import time
from collections.abc import Callable

import msgpack
import numpy as np
import pytest

from grader.isolation import CallTimeout, Chunk, Launcher, Program, ProtocolViolation, StudentError, WorkerGone
from grader.isolation.host.errors import TooMuchReceived
from grader.isolation.wire import Code, Packet, ProtocolError, decode
from grader.isolation.wire.decoder import MAX_CONTAINERS
from tests.isolation.conftest import PROFILE, Start


@pytest.mark.parametrize(
    "header",
    [
        b"\xdd\x00\x0f\x42\x40" + b"\x80" * 1_000_000,
        b"\xdd\x00\x0f\x42\x40" + b"\x90" * 1_000_000,
        b"\xdf\x00\x0f\x42\x40" + b"".join(b"\xce%b\xc0" % n.to_bytes(4, "big") for n in range(1_000_000))[: (4 << 20) - 5],
        msgpack.packb([msgpack.ExtType(Code.TUPLE, b"\x90")] * 1_000_000),
        msgpack.packb(msgpack.ExtType(Code.TUPLE, msgpack.packb([[]] * 1_000_000))),
    ],
    ids=["dicts", "lists", "entries", "tuples", "inside"],
)  # fmt: skip
def test_a_small_message_of_many_containers_is_refused_before_they_are_made(header: bytes) -> None:
    began = time.process_time()
    with pytest.raises(ProtocolError):
        decode(Packet(header, []))
    assert time.process_time() - began < 2  # and not ten seconds


def test_as_many_containers_as_a_check_needs_come_through() -> None:
    value = [[float(n)] for n in range(MAX_CONTAINERS - 1)]
    assert decode(Packet(msgpack.packb(value), [])) == value
    with pytest.raises(ProtocolError, match="too many containers"):
        decode(Packet(msgpack.packb([*value, []]), []))
    assert len(decode(Packet(msgpack.packb([*value, [], []]), []), trusted=True)) == MAX_CONTAINERS + 1


def test_a_million_dicts_end_their_process(start_apart: Start) -> None:
    worker = start_apart("def f(): return [{}] * 1_000_000")
    with pytest.raises(ProtocolViolation) as caught:
        worker.call(None, "f", [], {})
    assert "containers" in caught.value.detail


def test_all_answers_together_are_bounded_before_they_are_read(
    start_apart: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("grader.isolation.host.conversation.MOST_RECEIVED", 32 << 20)
    worker = start_apart(
        "import numpy as np\ndef f(): return np.zeros(10 << 20, np.uint8)\ndef g(): return [0] * 400_000"
    )
    for _ in range(3):
        assert worker.call(None, "f", [], {}).nbytes == 10 << 20
    with pytest.raises(TooMuchReceived, match="larger than 32 MiB"):
        worker.call(None, "f", [], {})
    with pytest.raises(TooMuchReceived):
        worker.call(None, "f", [], {})
    with pytest.raises(TooMuchReceived):
        start_apart("def g(): return [0] * 600_000").call(None, "g", [], {})


def test_arguments_of_callbacks_have_a_bound_of_their_own(start_apart: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.isolation.host.conversation.MOST_RECEIVED", 8 << 20)
    monkeypatch.setattr("grader.isolation.host.conversation.MOST_PASSED", 32 << 20)
    source = "import numpy as np\ndef f(g, n):\n    for _ in range(n): g(np.zeros(10 << 20, np.uint8))\n    return n\n"

    def ignore(value: object) -> None:
        assert isinstance(value, np.ndarray)

    assert start_apart(source).call(None, "f", [ignore, 3], {}) == 3
    with pytest.raises(TooMuchReceived):
        start_apart(source).call(None, "f", [ignore, 4], {})


def slow() -> None:
    until = time.thread_time() + 0.1
    while time.thread_time() < until:
        pass


@pytest.mark.parametrize(("function", "ends"), [(slow, "times out"), (lambda: None, "returns")])
def test_the_graders_own_functions_do_not_stop_the_clock_for_ever(
    start_apart: Start, function: Callable[[], None], ends: str
) -> None:
    worker = start_apart("def f(g, n):\n    for _ in range(n): g()\n    return n\n")
    if ends == "returns":
        assert worker.call(None, "f", [function, 300], {}) == 300
        return
    began = time.thread_time()
    with pytest.raises(CallTimeout):
        worker.call(None, "f", [function, 300], {})  # thirty seconds
    assert 1.5 == 3 * PROFILE.seconds_per_call < time.thread_time() - began < 2.5


def test_the_clock_stands_still_for_a_while(start_apart: Start) -> None:
    worker = start_apart("def f(g):\n    for _ in range(20): g()\n    return 1\n")
    assert worker.call(None, "f", [lambda: time.sleep(0.6)], {}) == 1  # more than it may wait itself


def test_who_sends_without_end_is_stopped_by_the_clock(start: Start) -> None:
    """Callbacks written straight to the connection: the grader would never wait, and so never look at the clock."""
    source = """
        import os
        def f(g):
            import msgpack, struct
            header = msgpack.packb(["cb", 0, [], {}])
            packet = struct.pack("<IH", len(header), 0) + header
            os.set_blocking(3, True)
            while True:
                os.write(3, packet * 100)
    """
    with pytest.raises(WorkerGone):
        start(source).call(None, "f", [lambda: None], {})


@pytest.mark.parametrize("name", ["numbers", "random", "numpy", "msgpack"])
@pytest.mark.parametrize("kind", ["sandbox", "portable"])
def test_a_module_named_like_a_library_does_not_hide_it(request: pytest.FixtureRequest, kind: str, name: str) -> None:
    launcher: Launcher = request.getfixturevalue(kind)
    source = f"import dataclasses\nimport {name} as library\n@dataclasses.dataclass\nclass Pair:\n    x: int = 3\ndef f(): return Pair().x, hasattr(library, 'Pair')\n"
    worker = launcher.start(Program(name, (Chunk(source, f"{name}.py"),)))
    assert worker.call(None, "f", [], {}) == (3, False)
    worker.library("fractions" if name == "numbers" else "json")
    worker.close()


def test_no_lock_is_seen_by_another_process(start: Start) -> None:
    source = """
        import fcntl, os
        def flock(): fcntl.flock(0, fcntl.LOCK_EX)
        def lockf(): fcntl.lockf(os.open(os.__file__, os.O_RDONLY), fcntl.LOCK_SH)
    """
    for function in ("flock", "lockf"):
        with pytest.raises(StudentError) as caught:
            start(source).call(None, function, [], {})
        assert caught.value.message.startswith(("[Errno 1]", "[Errno 38]"))


def test_what_one_process_does_to_its_standard_input_is_not_seen_by_the_next(start: Start) -> None:
    source = """
        import fcntl, os
        def flags(): return fcntl.fcntl(0, fcntl.F_GETFL)
        def change(): fcntl.fcntl(0, fcntl.F_SETFL, os.O_NONBLOCK | os.O_APPEND)
    """
    before = start(source).call(None, "flags", [], {})
    changing = start(source)
    changing.call(None, "change", [], {})
    assert changing.call(None, "flags", [], {}) != before
    assert start(source).call(None, "flags", [], {}) == before
