"""The codec: what goes in comes out, and nothing but a ProtocolError comes out of anything else."""

from __future__ import annotations

import contextlib
import re
import struct
import tracemalloc
from collections import Counter, OrderedDict, defaultdict
from typing import Any

import msgpack
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.isolation.wire import Code, Packet, ProtocolError, Reference, Unsendable, decode, encode, read_packet
from grader.isolation.wire.framing import MAX_HEADER, MAX_TOTAL, delivered
from tests.sampling import WHOLE

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(st.characters()) | st.binary(),
    lambda inner: (
        st.lists(inner)
        | st.lists(inner).map(tuple)
        | st.dictionaries(st.text() | st.integers() | st.tuples(st.integers()), inner)
        | st.sets(st.integers() | st.text())
        | st.frozensets(st.complex_numbers(allow_nan=False))
    ),
    max_leaves=20,
)


@given(plain)
@settings(max_examples=200, deadline=None)
def test_plain_data_survives_the_journey(value: object) -> None:
    back = decode(delivered(encode(value)))
    assert back == value
    assert type(back) is type(value)


@given(st.binary(max_size=300))
@settings(max_examples=500, deadline=None)
def test_arbitrary_bytes_are_a_message_or_a_protocol_error(data: bytes) -> None:
    position = 0

    def fill(view: memoryview) -> None:
        nonlocal position
        if position + len(view) > len(data):
            raise EOFError
        view[:] = data[position : position + len(view)]
        position += len(view)

    with contextlib.suppress(ProtocolError, EOFError):
        decode(read_packet(fill), lambda code, number, name: (code, number, name))


@given(st.integers(0, 20), st.binary(max_size=60), st.lists(st.binary(max_size=16), max_size=3))
@settings(max_examples=1000, deadline=None)
def test_arbitrary_extensions_are_a_value_or_a_protocol_error(code: int, data: bytes, buffers: list[bytes]) -> None:
    header = msgpack.packb([msgpack.ExtType(code, data)])
    packet = Packet(header, [np.frombuffer(b, np.uint8) if b else np.empty(0, np.uint8) for b in buffers])
    for resolve in (None, lambda *reference: reference):
        for trusted in (False, True):
            with contextlib.suppress(ProtocolError):
                decode(packet, resolve, trusted=trusted)


@given(st.binary(min_size=1), st.integers(0, 1 << 30), plain)
@settings(max_examples=300, deadline=None)
def test_a_damaged_message_is_a_value_or_a_protocol_error(noise: bytes, place: int, value: object) -> None:
    packet = delivered(encode([value, np.arange(3.0), np.float32(1)]))
    header = bytearray(packet.header)
    for offset, byte in enumerate(noise):
        header[(place + offset) % len(header)] ^= byte
    with contextlib.suppress(ProtocolError):
        decode(Packet(bytes(header), packet.buffers))


def peak_of(packet: Packet) -> int:
    """Bytes taken at most while a message is decoded."""
    tracemalloc.start()
    try:
        with contextlib.suppress(ProtocolError):
            decode(packet, lambda *reference: reference)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def list_of(count: int, unit: bytes) -> bytes:
    return b"\xdd" + struct.pack(">I", count) + unit * count


@given(st.binary(min_size=1, max_size=12), st.integers(0, 20_000), st.sampled_from([b"", b"\xdd", b"\xdf"]))
@settings(max_examples=150, deadline=None)
def test_no_message_takes_more_memory_than_its_size_allows(unit: bytes, count: int, start: bytes) -> None:
    """A pattern, many times over: as elements, as entries, or as whatever it is."""
    header = (start and start + struct.pack(">I", count)) + unit * count
    announced = min(8 * len(header), 80_000) * min(
        len(header) // 2 + 1, 1024
    )  # by lists that are not as long as they say
    assert peak_of(Packet(header, [])) <= (64 << 10) + 100 * len(header) + announced


@pytest.mark.parametrize(
    "unit",
    [b"\xc0", b"\x90", b"\xa5\xf0\x9f\x98\x80a", b"\x81\xa2ab\xc0"]
    + [b"\x80", b"\xd1\x7f\x00", b"\xa2ab", b"\xc4\x02ab", b"\xd4\x01\x90"] * WHOLE,
)  # fmt: skip
def test_the_largest_messages_stay_under_the_cap(unit: bytes) -> None:
    header = list_of((MAX_HEADER - 5) // len(unit), unit)
    assert peak_of(Packet(header, [])) < MOST_OF_A_HEADER
    nested = header[: MAX_HEADER - 1000]
    for _ in range(60):
        nested = b"\x91\xc9" + struct.pack(">IB", len(nested), Code.TUPLE) + nested
    assert len(nested) <= MAX_HEADER
    assert peak_of(Packet(nested, [])) < MOST_OF_A_HEADER
    entries = (
        b"\xdf" + struct.pack(">I", MAX_HEADER // (len(unit) + 1)) + (unit + b"\xc0") * (MAX_HEADER // (len(unit) + 1))
    )
    assert peak_of(Packet(entries[:MAX_HEADER], [])) < 2 * MOST_OF_A_HEADER  # refused, but read before that


@pytest.mark.parametrize("array", [b"\xdc\xff\xff", b"\xdd\x00\x00\x27\x10", b"\xdf\x00\x00\x27\x10"])
def test_lists_that_announce_more_than_they_hold_take_no_memory(array: bytes) -> None:
    """In one another, and in extensions in one another: five gigabytes, if nobody counted."""
    header = array * 1000 + b"\xc0" * 70_000
    assert peak_of(Packet(header, [])) < MOST_OF_A_HEADER
    for _ in range(60):
        header = array * 1000 + b"\xc9" + struct.pack(">IB", len(header), Code.TUPLE) + header
    assert peak_of(Packet(header, [])) < 640 << 20


def test_tuples_in_tuples_come_through() -> None:
    deep: Any = tuple(range(100))
    for _ in range(20):
        deep = (deep, 1.0)
    wide: Any = tuple(float(n) for n in range(5000))
    for _ in range(4):
        wide = (wide, wide)
    for value in (deep, wide):
        assert decode(delivered(encode(value))) == value


MOST_OF_A_HEADER = 128 << 20
"""Bytes that four megabytes of header may become, beside the arrays, which are what they are."""


@pytest.mark.parametrize("value", [OrderedDict(a=1), defaultdict(int, a=1), Counter("a")])
def test_kinds_of_dict_become_dicts(value: dict[str, int]) -> None:
    back = decode(delivered(encode(value)))
    assert type(back) is dict
    assert back == {"a": 1}


@pytest.mark.parametrize("value", [np.float64(0.1), np.bool_(True), np.int8(-3), np.complex64(1j), np.float16("nan")])
def test_numpy_scalars_keep_type_and_bits(value: np.generic) -> None:
    back = decode(delivered(encode(value)))
    assert type(back) is type(value)
    assert back.tobytes() == value.tobytes()


def test_arrays_do_not_share_memory_with_what_was_sent() -> None:
    array = np.zeros(3)
    back = decode(delivered(encode(array)))
    back[:] = 1
    assert array.sum() == 0


@pytest.mark.parametrize("seed", [0, 1, 2**100, [2, 3], None])
def test_generators_and_their_children_continue_alike(seed: int | list[int] | None) -> None:
    rng = np.random.default_rng(seed)
    rng.random(3)
    rng.integers(5, dtype=np.uint32)  # leaves half of a draw behind
    rng.spawn(2)[1].random()
    for generator in (rng, rng.spawn(1)[0]):
        back = decode(delivered(encode(generator)), trusted=True)
        for own, sent in zip([*generator.spawn(2), generator], [*back.spawn(2), back], strict=True):
            assert own.integers(5, dtype=np.uint32) == sent.integers(5, dtype=np.uint32)
            assert own.random() == sent.random()
    with pytest.raises(ProtocolError, match="from the grader only"):
        decode(delivered(encode(rng)))


@pytest.mark.parametrize(
    "value",
    [
        np.array([None]), np.array(["text"]), np.zeros(2, "M8[s]"), np.zeros(2, [("a", "f4")]), np.zeros(2, np.longdouble),
        np.ma.zeros(2), np.zeros(1).view(np.recarray), object(), type("Sub", (list,), {})(), np.random.default_rng,
        np.random.Generator(np.random.MT19937(0)), np.dtype(object), str,
    ],
    ids=lambda value: re.sub(r" at 0x[0-9A-Fa-f]+", "", repr(value)),
)  # fmt: skip
def test_what_is_not_plain_is_refused_or_referred_to(value: object) -> None:
    with pytest.raises(Unsendable):
        encode([value])
    packet = delivered(encode([value], lambda _: Reference(Code.HANDLE, 7, "thing")))
    assert decode(packet, lambda code, number, name: (code, number, name)) == [(Code.HANDLE, 7, "thing")]
    with pytest.raises(ProtocolError):
        decode(packet)


@pytest.mark.parametrize(
    "value",
    [
        [b"x" * (MAX_HEADER + 1)], np.broadcast_to(np.zeros(1), (MAX_TOTAL,)), [np.zeros(1)] * 1025, 1 << (1 << 20),
    ],
    ids=["header", "total", "buffers", "integer"],
)  # fmt: skip
def test_what_is_too_large_is_not_sent(value: object) -> None:
    with pytest.raises(Unsendable):
        encode(value)


def test_nesting_is_limited_on_both_sides() -> None:
    deep: Any = []
    for _ in range(70):
        deep = [deep]
    with pytest.raises(Unsendable, match="deep"):
        encode(deep)
    with pytest.raises(ProtocolError, match="deep"):
        decode(Packet(msgpack.packb(deep), []))
    tuples: Any = ()
    for _ in range(70):
        tuples = (tuples,)
    with pytest.raises(Unsendable, match="deep"):
        encode(tuples)
    header = b"\x90"
    for _ in range(70):
        header = msgpack.packb([msgpack.ExtType(Code.TUPLE, header)])
    with pytest.raises(ProtocolError, match="deep"):
        decode(Packet(header, []))


def test_sizes_are_checked_before_memory_is_taken() -> None:
    for prefix in (struct.pack("<IH", MAX_HEADER + 1, 0), struct.pack("<IH", 0, 1025)):
        with pytest.raises(ProtocolError):
            read_packet(feed(prefix))
    with pytest.raises(ProtocolError):
        read_packet(feed(struct.pack("<IH2Q", 0, 2, MAX_TOTAL, 1)))
    tracemalloc.start()
    for header in (
        b"\xdd\xff\xff\xff\xff",
        b"\xdf\xff\xff\xff\xff",
        b"\xc6\xff\xff\xff\xff",
        b"\xc9\xff\xff\xff\xff\x01",
    ):
        with pytest.raises(ProtocolError):
            decode(Packet(header, []))
    for shape in ([1 << 40], [1 << 20, 1 << 20], [-1], [True], ["3"], [1] * 33):
        with pytest.raises(ProtocolError):
            decode(Packet(extension(Code.ARRAY, ["<f8", shape, 0]), []))
    assert tracemalloc.get_traced_memory()[1] < 10 << 20
    tracemalloc.stop()


def test_no_two_arrays_get_the_same_memory() -> None:
    array = msgpack.ExtType(Code.ARRAY, msgpack.packb(["<f8", [1], 0]))
    with pytest.raises(ProtocolError):
        decode(Packet(msgpack.packb([array, array]), [np.zeros(8, np.uint8)]))


def test_keys_whose_hashes_collide_do_not_stop_the_grader() -> None:
    modulus = (1 << 61) - 1
    colliding = [
        msgpack.ExtType(Code.INTEGER, (k * modulus).to_bytes(16, "little", signed=True)) for k in range(40_000)
    ]
    for header in (
        extension(Code.SET, colliding),
        b"\xdf" + struct.pack(">I", len(colliding)) + b"".join(msgpack.packb(key) + b"\xc0" for key in colliding),
    ):
        with pytest.raises(ProtocolError, match="keys"):
            decode(Packet(header, []))


@pytest.mark.parametrize(
    "header",
    [
        b"\x81\x90\xc0", b"\xc1", b"\xd4\xff\x00", b"\x90\x90", b"",
        msgpack.packb(msgpack.ExtType(99, b"")),
        msgpack.packb(msgpack.ExtType(Code.SCALAR, msgpack.packb(["|O", b"12345678"]))),
        msgpack.packb(msgpack.ExtType(Code.SCALAR, msgpack.packb(["|b1", b"\x02"]))),
        msgpack.packb(msgpack.ExtType(Code.DTYPE, msgpack.packb(["torch", "Tensor"]))),
        msgpack.packb(msgpack.ExtType(Code.GENERATOR, msgpack.packb([1, 2, 3, 4]))),
        msgpack.packb(msgpack.ExtType(Code.HANDLE, msgpack.packb([1, "x" * 301]))),
        msgpack.packb(msgpack.ExtType(Code.COMPLEX, b"123")),
    ],
)  # fmt: skip
def test_malformed_messages_are_refused(header: bytes) -> None:
    with pytest.raises(ProtocolError):
        decode(Packet(header, []), lambda *_: None)


def test_a_truth_value_is_zero_or_one() -> None:
    with pytest.raises(ProtocolError):
        decode(Packet(extension(Code.ARRAY, ["|b1", [2], 0]), [np.array([0, 7], np.uint8)]))


def feed(data: bytes) -> Any:
    def fill(view: memoryview) -> None:
        nonlocal data
        assert len(data) >= len(view), "read beyond what was announced"
        view[:], data = data[: len(view)], data[len(view) :]

    return fill


def extension(code: Code, value: object) -> bytes:
    packed: bytes = msgpack.packb(msgpack.ExtType(code, msgpack.packb(value)))
    return packed
