"""Bytes to plain data.

The bytes may come from an enemy: every size is checked before memory is taken, and only ProtocolError comes out.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import msgpack
import numpy as np

from grader.isolation.wire.encoder import DTYPES, MAX_INTEGER
from grader.isolation.wire.framing import MAX_DEPTH, MAX_HEADER, MAX_TOTAL, Code, Packet, ProtocolError, check_depth
from grader.isolation.wire.tensors import read_tensor, torch_or_none

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Resolve", "decode"]

MAX_ODD_KEYS = 4096
"""Set members and dict keys, per message, whose hashes could be made to collide (which takes quadratic time)."""
MAX_CONTAINERS = 100_000
"""Lists, entries of dicts and extensions of one message: a byte each when sent, but microseconds to make."""
MAX_UNPACKED = 4 * MAX_HEADER
"""Bytes of the contents of all extensions of one message: each level of nesting is a copy of what is in it."""
MAX_ANNOUNCED = 512 << 20
"""Bytes for lists that say they are long and are not: msgpack takes room for 10,000 elements, a thousand lists deep."""
_ROOM, _MSGPACK_DEPTH = 10_000 * 8, 1024
_PLAIN_KEYS = frozenset((str, bytes, bool, float, type(None)))
_PYTHON_TYPES = {"bool": bool, "int": int, "float": float, "complex": complex}
_U128 = 1 << 128
_MAX_META = 1 << 48
"""Elements of a tensor without data."""

Resolve = Callable[[Code, int, str], object]


def decode(message: Packet, resolve: Resolve | None = None, *, trusted: bool = False, device: str = "cpu") -> Any:
    """The value of `message`.

    Args:
        message: from `read_packet`.
        resolve: turns a reference into an object; without it references are refused.
        trusted: the sender is the grader: random generators are accepted, and torch is imported for tensors.
        device: ``cpu``, or where else tensors may be put.

    Raises:
        ProtocolError: and nothing else, whatever the bytes are.
    """
    try:
        value = _Decoder(message.buffers, resolve, trusted, device).unpack(message.header)
        check_depth(value, ProtocolError)
    except ProtocolError:
        raise
    except Exception as error:  # unhashable keys, bad lengths, RecursionError, …
        raise ProtocolError(f"malformed message: {type(error).__name__}") from None
    return value


class _Decoder:
    def __init__(self, buffers: list[NDArray[np.uint8]], resolve: Resolve | None, trusted: bool, device: str) -> None:
        self.buffers: list[NDArray[np.uint8] | None] = list(buffers)
        self.resolve = resolve
        self.trusted = trusted
        self.device = device
        self.depth = 0
        self.odd_keys = 0
        self.containers = self.unpacked = self.announced = 0

    def unpack(self, data: bytes) -> Any:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise ProtocolError("nested too deeply")
        self.unpacked += len(data)
        if self.unpacked > MAX_UNPACKED and not self.trusted:
            raise ProtocolError("too much in extensions")
        announced = min(len(data) // 3 + 1, _MSGPACK_DEPTH) * min(8 * len(data), _ROOM)
        self.announced += announced
        if self.announced > MAX_ANNOUNCED and not self.trusted:
            raise ProtocolError("large values nested too deeply")
        value = msgpack.unpackb(
            data,
            ext_hook=self.extension,
            list_hook=self.sequence,
            object_pairs_hook=self.mapping,
            strict_map_key=False,
            unicode_errors="surrogatepass",
        )
        self.depth -= 1
        self.announced -= announced
        return value

    def count(self, containers: int) -> None:
        self.containers += containers
        if self.containers > MAX_CONTAINERS and not self.trusted:
            raise ProtocolError("too many containers")

    def sequence(self, items: list[Any]) -> list[Any]:
        self.count(1)
        return items

    def extension(self, code: int, data: bytes) -> Any:
        self.count(1)
        reader = _READERS.get(code)
        if reader is None:
            raise ProtocolError(f"unknown type code {code}")
        return reader(self, data)

    def mapping(self, pairs: list[tuple[Any, Any]]) -> dict[Any, Any]:
        self.count(1 + len(pairs))
        self.count_odd(key for key, _ in pairs)
        return dict(pairs)

    def count_odd(self, keys: Iterable[Any]) -> None:
        self.odd_keys += sum(1 for key in keys if not _hash_is_safe(key))
        if self.odd_keys > MAX_ODD_KEYS and not self.trusted:
            raise ProtocolError("too many keys that are neither text nor small numbers")

    def members(self, data: bytes) -> list[Any]:
        members = self.items(data)
        self.count_odd(members)
        return members

    def items(self, data: bytes, length: int | None = None) -> list[Any]:
        value = self.unpack(data)
        if type(value) is not list or (length is not None and len(value) != length):
            raise ProtocolError("malformed extension")
        return value

    def take(self, index: object, nbytes: int) -> NDArray[np.uint8]:
        """Buffer number `index`; each can be taken once, so that no two arrays share memory."""
        if type(index) is not int or not 0 <= index < len(self.buffers):
            raise ProtocolError("no such buffer")
        buffer, self.buffers[index] = self.buffers[index], None
        if buffer is None or buffer.nbytes != nbytes:
            raise ProtocolError("buffer does not fit the shape")
        return buffer


def _hash_is_safe(key: object) -> bool:
    kind = type(key)
    return kind in _PLAIN_KEYS or (kind is int and -(1 << 63) <= key < 1 << 64)  # type: ignore[operator]


def _shape(value: object, limit: int = MAX_TOTAL) -> list[int]:
    if type(value) is not list or len(value) > 32 or any(type(n) is not int or not 0 <= n <= limit for n in value):
        raise ProtocolError("bad shape")
    if math.prod(value) > limit:
        raise ProtocolError("bad shape")
    return value


def _dtype(name: object) -> np.dtype[Any]:
    if type(name) is not str or name not in DTYPES:
        raise ProtocolError("bad dtype")
    return np.dtype(name)


def _read_integer(_: _Decoder, data: bytes) -> int:
    if len(data) > MAX_INTEGER:
        raise ProtocolError("integer too large")
    return int.from_bytes(data, "little", signed=True)


def _read_array(decoder: _Decoder, data: bytes) -> Any:
    name, shape, index = decoder.items(data, 3)
    dtype, shape = _dtype(name), _shape(shape)
    raw = decoder.take(index, math.prod(shape) * dtype.itemsize)
    if dtype.kind == "b" and raw.size and raw.max() > 1:
        raise ProtocolError("a truth value that is neither 0 nor 1")
    return raw.view(dtype).reshape(shape)


def _read_scalar(decoder: _Decoder, data: bytes) -> Any:
    name, raw = decoder.items(data, 2)
    dtype = _dtype(name)
    if type(raw) is not bytes or len(raw) != dtype.itemsize or (dtype.kind == "b" and raw not in (b"\0", b"\1")):
        raise ProtocolError("bad scalar")
    return np.frombuffer(raw, dtype)[0]


def _read_tensor(decoder: _Decoder, data: bytes) -> Any:
    name, shape, gradient, device, index = decoder.items(data, 5)
    if (torch := torch_or_none()) is None:
        if not decoder.trusted:  # who compares tensors has torch; two seconds are not given away on request
            return _refer(decoder, Code.HANDLE, 0, "torch.Tensor")
        import torch
    shape = _shape(shape, MAX_TOTAL if index is not None else _MAX_META)
    raw = None
    if index is not None:
        itemsize = getattr(getattr(torch, str(name), None), "itemsize", 0)
        raw = decoder.take(index, math.prod(shape) * itemsize)
    if name == "bool" and raw is not None and raw.size and raw.max() > 1:
        raise ProtocolError("a truth value that is neither 0 nor 1")
    return read_tensor(torch, name, shape, gradient, device, raw, decoder.device)


def _read_reference(decoder: _Decoder, code: Code, data: bytes) -> object:
    number, type_name = decoder.items(data, 2)
    if type(number) is not int or type(type_name) is not str or len(type_name) > 300:
        raise ProtocolError("bad reference")
    return _refer(decoder, code, number, type_name)


def _refer(decoder: _Decoder, code: Code, number: int, type_name: str) -> object:
    if decoder.resolve is None:
        raise ProtocolError("reference not expected here")
    return decoder.resolve(code, number, type_name)


def _read_dtype(decoder: _Decoder, data: bytes) -> object:
    family, name = decoder.items(data, 2)
    if family == "numpy":
        return _dtype(name)
    if family == "scalar":
        return _dtype(name).type
    if family == "python" and name in _PYTHON_TYPES:
        return _PYTHON_TYPES[name]
    torch = torch_or_none()
    if torch is not None and type(name) is str and len(name) < 16:
        if family == "device":
            return torch.device(name)
        if family == "torch" and isinstance(found := getattr(torch, name, None), torch.dtype):
            return found
    raise ProtocolError("bad dtype")


def _read_generator(decoder: _Decoder, data: bytes) -> np.random.Generator:
    if not decoder.trusted:
        raise ProtocolError("a random generator comes from the grader only")
    state, increment, has_uint32, uinteger, entropy, key, pool, children = decoder.items(data, 8)
    seeds = np.random.SeedSequence(entropy, spawn_key=tuple(key), pool_size=pool, n_children_spawned=children)
    bits = np.random.PCG64(seeds)
    bits.state = {
        "bit_generator": "PCG64",
        "state": {"state": state % _U128, "inc": increment % _U128},
        "has_uint32": has_uint32,
        "uinteger": uinteger,
    }
    return np.random.Generator(bits)


_READERS: dict[int, Callable[[_Decoder, bytes], Any]] = {
    Code.TUPLE: lambda d, data: tuple(d.items(data)),
    Code.SET: lambda d, data: set(d.members(data)),
    Code.FROZENSET: lambda d, data: frozenset(d.members(data)),
    Code.INTEGER: _read_integer,
    Code.COMPLEX: lambda _, data: complex(*struct.unpack("<dd", data)),
    Code.ARRAY: _read_array,
    Code.TENSOR: _read_tensor,
    Code.SCALAR: _read_scalar,
    Code.HANDLE: lambda d, data: _read_reference(d, Code.HANDLE, data),
    Code.CALLBACK: lambda d, data: _read_reference(d, Code.CALLBACK, data),
    Code.SLICE: lambda d, data: slice(*d.items(data, 3)),
    Code.ELLIPSIS: lambda _, data: ...,
    Code.DTYPE: _read_dtype,
    Code.GENERATOR: _read_generator,
}
