"""Plain data to bytes. Structure as msgpack with strict types, arrays and tensors as raw buffers beside it. No pickle.

Only exact types are plain, because a subclass could answer for itself; everything else goes by reference or not at all.
"""

from __future__ import annotations

import struct
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable
from types import EllipsisType
from typing import Any

import msgpack
import numpy as np

from grader.isolation.wire.framing import (
    MAX_BUFFERS,
    MAX_DEPTH,
    MAX_HEADER,
    MAX_TOTAL,
    Buffer,
    Code,
    Parts,
    Unsendable,
    check_depth,
    packed,
)
from grader.isolation.wire.tensors import write_torch

__all__ = ["DTYPES", "MAX_INTEGER", "SCALARS", "Encoder", "Reference", "encode"]

MAX_INTEGER = 1 << 16
"""Bytes of one integer."""

DTYPES = frozenset(np.dtype(kind).str for kind in "?bBhHiIlLqQefdFD")
"""Fixed-width numbers of at most 16 bytes: no objects, no text, no structures."""
SCALARS = {np.dtype(name).type: name for name in sorted(DTYPES)}
_MAPPINGS = frozenset((OrderedDict, defaultdict, Counter))


class Reference:
    """Wire form of an object that stays where it is: `code` is HANDLE or CALLBACK."""

    __slots__ = ("code", "number", "type_name")

    def __init__(self, code: Code, number: int, type_name: str = "") -> None:
        self.code, self.number, self.type_name = code, number, type_name


def encode(value: object, reference: Callable[[object], Reference] | None = None) -> Parts:
    """The buffers that make up the message `value`, to be sent one after the other.

    `reference` is asked for objects that are not plain; it may raise Unsendable.

    Raises:
        Unsendable: the value is too large, too deep, or not plain where that is not allowed.
    """
    encoder = Encoder(reference)
    header = encoder.pack(value)
    if len(header) > MAX_HEADER:
        raise Unsendable(f"more than {MAX_HEADER >> 20} MiB of plain objects (use arrays)")
    return packed(header, encoder.buffers)


class Encoder:
    """State of one message while it is written."""

    def __init__(self, reference: Callable[[object], Reference] | None) -> None:
        self.buffers: list[Buffer] = []
        self._total = 0
        self._depth = 0
        self._reference = reference

    def pack(self, value: object) -> bytes:
        """Msgpack bytes of `value`; arrays are put into `buffers`."""
        check_depth(value, Unsendable)
        try:
            packed: bytes = msgpack.packb(value, default=self._other, strict_types=True, unicode_errors="surrogatepass")
        except (ValueError, OverflowError, RecursionError) as error:
            raise Unsendable(str(error)) from None
        return packed

    def nested(self, code: Code, value: object) -> msgpack.ExtType:
        """`value` packed inside an extension."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise Unsendable("nested too deeply")
        try:
            return msgpack.ExtType(code, self.pack(value))
        finally:
            self._depth -= 1

    def grow(self, nbytes: int) -> None:
        """Account for `nbytes` of raw data before they are copied."""
        self._total += nbytes
        if self._total > MAX_TOTAL:
            raise Unsendable(f"more than {MAX_TOTAL >> 20} MiB of arrays")

    def buffer(self, raw: Buffer) -> int:
        """Take `raw` along beside the header; returns its index."""
        if len(self.buffers) >= MAX_BUFFERS:
            raise Unsendable(f"more than {MAX_BUFFERS} arrays in one value")
        self.buffers.append(raw)
        return len(self.buffers) - 1

    def _other(self, value: Any) -> object:
        """Called by msgpack for every object whose exact type is not one of its own."""
        kind = type(value)
        writer = _WRITERS.get(kind)
        written = writer(self, value) if writer is not None else write_torch(self, value)
        if written is not None:
            return written
        if kind in _MAPPINGS:
            return dict(value)
        if issubclass(kind, tuple) and (hasattr(kind, "_fields") or kind.__module__ == "torch.return_types"):
            return self.nested(Code.TUPLE, list(tuple.__iter__(value)))
        if self._reference is None:
            raise Unsendable(f"{kind.__module__}.{kind.__qualname__} cannot be sent")
        found = self._reference(value)
        return self.nested(found.code, [found.number, found.type_name])


def _write_integer(_: Encoder, value: int) -> msgpack.ExtType:
    size = value.bit_length() // 8 + 1
    if size > MAX_INTEGER:
        raise Unsendable(f"an integer of {size} bytes")
    return msgpack.ExtType(Code.INTEGER, value.to_bytes(size, "little", signed=True))


def _write_array(encoder: Encoder, array: np.ndarray[Any, Any]) -> msgpack.ExtType | None:
    shape = list(array.shape)
    if array.dtype.byteorder == ">":
        array = array.astype(array.dtype.newbyteorder("<"))
    if array.dtype.str not in DTYPES:
        return None
    encoder.grow(array.nbytes)
    raw = np.ascontiguousarray(array).reshape(-1).view(np.uint8).data if array.size else b""
    return encoder.nested(Code.ARRAY, [array.dtype.str, shape, encoder.buffer(raw)])


def _write_scalar(encoder: Encoder, value: np.generic) -> msgpack.ExtType:
    return encoder.nested(Code.SCALAR, [SCALARS[type(value)], value.tobytes()])


def _write_generator(encoder: Encoder, value: np.random.Generator) -> msgpack.ExtType | None:
    """State of a PCG64 and what its children are seeded with, which the other side continues with a copy of."""
    bits = value.bit_generator
    seeds = bits.seed_seq
    if not (isinstance(bits, np.random.PCG64) and isinstance(seeds, np.random.SeedSequence)):
        return None
    state: Any = bits.state
    inner = state["state"]
    drawn = [inner["state"], inner["inc"], state["has_uint32"], state["uinteger"]]
    spawned = [seeds.entropy, list(seeds.spawn_key), seeds.pool_size, seeds.n_children_spawned]
    return encoder.nested(Code.GENERATOR, drawn + spawned)


def _write_type(encoder: Encoder, value: Any) -> msgpack.ExtType | None:
    """``np.float64``, ``float``: a type that stands for a dtype."""
    if value in SCALARS:
        return encoder.nested(Code.DTYPE, ["scalar", SCALARS[value]])
    if value in (bool, int, float, complex):
        return encoder.nested(Code.DTYPE, ["python", value.__name__])
    return None


def _write_dtype(encoder: Encoder, value: np.dtype[Any]) -> msgpack.ExtType | None:
    return encoder.nested(Code.DTYPE, ["numpy", value.str]) if value.str in DTYPES else None


_WRITERS: dict[type, Callable[[Encoder, Any], msgpack.ExtType | None]] = {
    tuple: lambda e, v: e.nested(Code.TUPLE, list(v)),
    set: lambda e, v: e.nested(Code.SET, list(v)),
    frozenset: lambda e, v: e.nested(Code.FROZENSET, list(v)),
    int: _write_integer,
    complex: lambda _, v: msgpack.ExtType(Code.COMPLEX, struct.pack("<dd", v.real, v.imag)),
    slice: lambda e, v: e.nested(Code.SLICE, [v.start, v.stop, v.step]),
    EllipsisType: lambda _, v: msgpack.ExtType(Code.ELLIPSIS, b""),
    np.ndarray: _write_array,
    np.random.Generator: _write_generator,
    type: _write_type,
    **dict.fromkeys(SCALARS, _write_scalar),
    **dict.fromkeys({type(np.dtype(name)) for name in DTYPES}, _write_dtype),
}
