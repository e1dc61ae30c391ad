"""Packets on a byte stream: a header of plain data and the raw buffers of its arrays, lengths first.

Layout, little endian: ``u32`` header length, ``u16`` number of buffers, one ``u64`` length per buffer, header, buffers.
Every length is compared with its limit before memory is taken.
"""

from __future__ import annotations

import io
import struct
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable
from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = [
    "MAX_BUFFERS",
    "MAX_DEPTH",
    "MAX_HEADER",
    "MAX_TOTAL",
    "Buffer",
    "Code",
    "Packet",
    "Parts",
    "ProtocolError",
    "Unsendable",
    "check_depth",
    "delivered",
    "packed",
    "read_packet",
]

MAX_HEADER = 4 << 20
"""Bytes of plain objects: a megabyte of them can become 70 MB of Python objects (empty dicts)."""
MAX_BUFFERS = 1024
MAX_TOTAL = 256 << 20
"""Bytes of all arrays of one message."""

MAX_DEPTH = 64

_PREFIX = struct.Struct("<IH")
Buffer: TypeAlias = "bytes | memoryview"
Parts: TypeAlias = "list[memoryview]"


class ProtocolError(Exception):
    """What arrived is not a message. Nothing else comes out of arbitrary bytes."""


class Unsendable(TypeError):
    """A value that has no wire form, or too large a one."""


class Code(IntEnum):
    """msgpack extension codes."""

    TUPLE = 1
    SET = 2
    FROZENSET = 3
    INTEGER = 4
    COMPLEX = 5
    ARRAY = 6
    TENSOR = 7
    SCALAR = 8
    HANDLE = 9
    CALLBACK = 10
    SLICE = 11
    ELLIPSIS = 12
    DTYPE = 13
    GENERATOR = 14


class Packet(NamedTuple):
    """A received message whose sizes are within limits; the content is not checked yet."""

    header: bytes
    buffers: list[NDArray[np.uint8]]


def packed(header: bytes, buffers: list[Buffer]) -> Parts:
    """The views to send, in order; empty ones are left out."""
    sizes = [memoryview(b).nbytes for b in buffers]
    start = _PREFIX.pack(len(header), len(sizes)) + struct.pack(f"<{len(sizes)}Q", *sizes)
    return [
        memoryview(start + header),
        *(memoryview(b).cast("B") for b, size in zip(buffers, sizes, strict=True) if size),
    ]


def read_packet(read_into: Callable[[memoryview], None]) -> Packet:
    """Read one packet; `read_into` fills the whole view or raises.

    Raises:
        ProtocolError: a length is beyond its limit.
    """
    prefix = bytearray(_PREFIX.size)
    read_into(memoryview(prefix))
    header_length, count = _PREFIX.unpack(prefix)
    if header_length > MAX_HEADER or count > MAX_BUFFERS:
        raise ProtocolError(f"packet of {header_length} bytes and {count} buffers")
    rest = bytearray(8 * count or header_length)
    read_into(memoryview(rest))
    if not count:
        return Packet(bytes(rest), [])
    sizes = struct.unpack(f"<{count}Q", rest)
    if sum(sizes) > MAX_TOTAL:
        raise ProtocolError(f"buffers of {sum(sizes)} bytes")
    header = bytearray(header_length)
    read_into(memoryview(header))
    buffers = [np.empty(size, np.uint8) for size in sizes]
    for buffer in buffers:
        if buffer.size:
            read_into(buffer.data)
    return Packet(bytes(header), buffers)


def delivered(parts: Parts) -> Packet:
    """What arrives at the other end when `parts` are sent: a copy that shares no memory."""
    stream = io.BytesIO(b"".join(parts))

    def fill(view: memoryview) -> None:
        view[:] = stream.read(len(view))

    return read_packet(fill)


_NESTING = frozenset((list, tuple, dict, set, frozenset, OrderedDict, defaultdict, Counter))


def check_depth(value: object, error: type[Exception]) -> None:
    """Raise `error` when plain containers nest deeper than MAX_DEPTH (or contain themselves)."""
    level: list[Any] = [value] if type(value) in _NESTING else []
    for _ in range(MAX_DEPTH):
        if not level:
            return
        level = [child for node in level for child in _children(node) if type(child) in _NESTING]
    if level:
        raise error("nested too deeply")


def _children(node: Any) -> Any:
    return node.values() if isinstance(node, dict) else node
