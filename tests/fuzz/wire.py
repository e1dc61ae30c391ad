"""Coverage-guided fuzzing of what reads a student's process: packets, the decoder, the host's end of the conversation.

    python -m tests.fuzz.wire --seconds 600

Atheris changes bytes wherever a change reaches new code. Whatever they are, only the errors that are meant for it may come
out, and no message may cost more memory than its size allows. The last lines give the figures of the run.
"""

from __future__ import annotations

import argparse
import importlib
import itertools
import struct
import sys
import tempfile
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

LONGEST = 4096
"""Bytes of one input: enough for every form there is, several times."""
SCRATCH = 64 << 10
"""Bytes that reading any message may take, and for each byte of it:"""
MEMORY_PER_BYTE = 100
"""80 for an empty dict, and what it lies in."""


class Input:
    """Bytes, read from the front; empty ones follow."""

    def __init__(self, data: bytes) -> None:
        self.rest = memoryview(data)

    def fill(self, view: memoryview) -> None:
        if len(view) > len(self.rest):
            raise EOFError
        view[:], self.rest = self.rest[: len(view)], self.rest[len(view) :]

    def byte(self) -> int:
        first, self.rest = (self.rest[0] if self.rest else 0), self.rest[1:]
        return int(first)


def targets() -> list[Callable[[Input], None]]:
    """The ways bytes come in; the first byte of an input chooses one. Imported here, so that they are instrumented."""
    import numpy as np

    from grader.isolation.host.errors import StudentError, WorkerGone
    from grader.isolation.host.worker import Worker
    from grader.isolation.program import Chunk, Profile, Program
    from grader.isolation.wire import Packet, ProtocolError, decode, read_packet
    from grader.result import Text

    def packet(source: Input) -> Packet:
        """Up to three buffers of up to 255 bytes, and the rest as the header."""
        buffers = []
        for _ in range(source.byte() % 4):
            raw = bytearray(min(source.byte(), len(source.rest)))
            source.fill(memoryview(raw))
            buffers.append(np.frombuffer(raw, np.uint8))
        return Packet(bytes(source.rest), buffers)

    def stream(source: Input) -> None:
        with suppress(ProtocolError, EOFError):
            decode(read_packet(source.fill), lambda *reference: reference)

    def message(source: Input) -> None:
        trusted = source.byte() % 2 == 1
        resolve = (lambda *reference: reference) if source.byte() % 2 else None
        with suppress(ProtocolError):
            decode(packet(source), resolve, trusted=trusted)

    def extension(source: Input) -> None:
        code = source.byte() % 20
        inner = b"\x91\xc9" + struct.pack(">IB", len(source.rest), code) + source.rest
        with suppress(ProtocolError):
            decode(Packet(inner, [np.zeros(8, np.uint8)]), lambda *reference: reference)

    class Transport:
        def __init__(self, source: Input) -> None:
            self.source = source

        def begin(self, seconds: float) -> None: ...
        def end(self) -> None: ...
        def limit(self, seconds: float) -> None: ...
        def used(self) -> float:
            return 0.0

        def waited(self) -> float:
            return 0.0

        def pause(self) -> Callable[[], None]:
            return lambda: None

        def send(self, parts: Any) -> None: ...
        def receive(self) -> Packet:
            try:
                return read_packet(self.source.fill)
            except EOFError:
                raise WorkerGone(gone) from None

        def printed(self) -> tuple[bytes, bool]:
            return bytes(self.source.rest[:99]), False

        def close(self) -> None: ...

    gone = Text(de="", en="")
    program = Program("student", (Chunk("x = 1\n", "student.py"),))

    def conversation(source: Input) -> None:
        worker = Worker(Transport(source), program, Profile(), lambda handle: handle)
        for ask in (
            worker.load,
            lambda: worker.call(None, "f", [len, lambda x: x], {}),
            lambda: worker.vjp(None, "f", [], {}, []),
            lambda: worker.drawn(worker.figure()),
            worker.output,
        ):
            with suppress(StudentError, WorkerGone):
                ask()

    return [stream, watched(message), watched(extension), conversation]


def seeds() -> list[bytes]:
    """Inputs to begin with: every kind of value, as each target reads it."""
    import numpy as np

    from grader.isolation.wire import Code, Reference, encode

    values: list[Any] = [
        [None, True, -1, 1 << 70, 0.5, 1j, "text", b"bytes", (1, (2,)), {3, "x"}, frozenset([1.5]), slice(1, 2), ...],
        [np.arange(6.0).reshape(2, 3), np.zeros(0), np.array([True]), np.float32(1), np.dtype("<f4"), np.int8, float],
        {"a": {"b": [np.bool_(True)]}, 1: [], (2, 3): {}},
        ["ret", 1, [1, 2.0]],
        ["exc", 1, {"kind": "raised", "type": "E", "message": "m", "frames": [["student.py", 1, "f"]], "candidates": ["g"]}],
        ["cb", 1, [3], {}],
        ["cb", 0, [[3]], {"x": np.zeros(2)}],
        ["timeout", [["student.py", 1, "f"]]],
        [np.random.default_rng(0), object()],
    ]  # fmt: skip
    if "torch" in sys.modules:
        import torch

        values.append(
            [torch.ones(2, 3, requires_grad=True), torch.ones(1, device="meta"), torch.float64, torch.ones(2).bool()]
        )
    found = []
    for value in values:
        raw = b"".join(encode(value, lambda _: Reference(Code.HANDLE, 7, "thing")))
        found += [b"\0" + raw, b"\3" + raw * 3, b"\1\0\1\0" + raw[6:]]
    return found


def watched(run: Callable[[Input], None]) -> Callable[[Input], None]:
    """`run`, every eighth time with an error when it takes more memory than its input allows."""
    turn = itertools.count()

    def measured(source: Input) -> None:
        if next(turn) % 8:
            run(source)
            return
        size = len(source.rest)
        announced = min(8 * size, 80_000) * min(size // 2 + 1, 1024)  # msgpack's room for lists that say they are long
        allowed = SCRATCH + MEMORY_PER_BYTE * size + announced
        tracemalloc.start()
        try:
            run(source)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        if peak > allowed:
            raise MemoryError(f"{peak} bytes for a message that may take {allowed}")

    return measured


def main() -> None:
    """Fuzz for a while; an input that breaks a promise is written to a file and ends the run."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--corpus", type=Path, help="folder of inputs to go on from, and to keep new ones in")
    parser.add_argument("--torch", action="store_true", help="tensors too")
    options = parser.parse_args()
    atheris = importlib.import_module("atheris")
    if options.torch:
        importlib.import_module("torch")
    with atheris.instrument_imports(include=["grader.isolation"]):
        runs = targets()
    with tempfile.TemporaryDirectory() as scratch:
        corpus = options.corpus or Path(scratch)
        corpus.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(seeds()):
            (corpus / f"seed-{number}").write_bytes(seed)

        def one(data: bytes) -> None:
            source = Input(data)
            runs[source.byte() % len(runs)](source)

        arguments = [
            sys.argv[0], str(corpus), f"-max_total_time={options.seconds}", f"-max_len={LONGEST}", "-print_final_stats=1",
            "-rss_limit_mb=2048", "-timeout=5",
        ]  # fmt: skip
        atheris.Setup(arguments, one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
