"""torch's part of the codec. torch is never imported here: who has no torch has no tensors."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Protocol

from grader.isolation.wire.framing import Code, ProtocolError

if TYPE_CHECKING:
    from msgpack import ExtType
    from numpy.typing import NDArray

    from grader.isolation.wire.framing import Buffer

__all__ = ["compute_in_full", "is_module", "place", "read_tensor", "torch_or_none", "write_torch"]

_DTYPES = frozenset(
    [
        "float16",
        "float32",
        "float64",
        "bfloat16",
        "int8",
        "uint8",
        "int16",
        "int32",
        "int64",
        "bool",
        "complex64",
        "complex128",
    ]
)


class Message(Protocol):
    """A message while it is written."""

    def nested(self, code: Code, value: object) -> ExtType: ...

    def grow(self, nbytes: int) -> None: ...

    def buffer(self, raw: Buffer) -> int: ...


def torch_or_none() -> Any:
    """Torch when it is imported completely in this process."""
    torch = sys.modules.get("torch")
    return torch if hasattr(torch, "Size") and hasattr(torch, "nn") else None


def compute_in_full() -> None:
    """No TensorFloat-32 on cards that have it (10 bits instead of 23): checks compare with what the processor computes.

    And the same way of computing in every run. https://docs.pytorch.org/docs/stable/notes/cuda.html#tf32-on-ampere
    """
    if (torch := torch_or_none()) is not None:
        torch.backends.cuda.matmul.allow_tf32 = False
        torch.backends.cudnn.allow_tf32 = False
        torch.backends.cudnn.deterministic = True


def is_module(value: Any) -> bool:
    """Whether it is one of torch's modules."""
    return (torch := torch_or_none()) is not None and isinstance(value, torch.nn.Module)


def place(value: Any, device: str) -> None:
    """Move a module, or all that stand in nested tuples, lists and dicts, to the device, each as the object it is."""
    if device == "cpu":
        return
    for part in _plain_parts(value):
        if is_module(part):
            part.to(device)


def _plain_parts(value: Any, depth: int = 3) -> Iterator[Any]:
    if isinstance(value, (tuple, list, dict)) and depth:
        for part in value.values() if isinstance(value, dict) else value:
            yield from _plain_parts(part, depth - 1)
    else:
        yield value


def write_torch(message: Message, value: Any) -> ExtType | None:
    """The wire form of a tensor, parameter, size, dtype or device; None for anything else."""
    torch = torch_or_none()
    if torch is None:
        return None
    kind = type(value)
    if kind is torch.Tensor or kind is torch.nn.Parameter:
        return _write_tensor(torch, message, value)
    if kind is torch.Size:
        return message.nested(Code.TUPLE, [int(n) for n in value])
    if kind is torch.dtype and str(value).removeprefix("torch.") in _DTYPES:
        return message.nested(Code.DTYPE, ["torch", str(value).removeprefix("torch.")])
    if kind is torch.device:
        return message.nested(Code.DTYPE, ["device", str(value)])
    return None


def _write_tensor(torch: Any, message: Message, tensor: Any) -> ExtType | None:
    name = str(tensor.dtype).removeprefix("torch.")
    if name not in _DTYPES or tensor.layout is not torch.strided:
        return None
    header = [name, list(tensor.shape), bool(tensor.requires_grad), str(tensor.device)[:16]]
    if tensor.device.type == "meta":  # shape and dtype without data
        return message.nested(Code.TENSOR, [*header, None])
    message.grow(tensor.numel() * tensor.dtype.itemsize)
    plain = tensor.detach().cpu().resolve_conj().resolve_neg().contiguous()
    raw = plain.reshape(-1).view(torch.uint8).numpy().data if plain.numel() else b""
    return message.nested(Code.TENSOR, [*header, message.buffer(raw)])


def read_tensor(
    torch: Any, name: object, shape: list[int], gradient: object, device: object, buffer: NDArray[Any] | None, to: str
) -> Any:
    """The tensor, on the device `to`; without data (device ``meta``) it stays as it is."""
    if name not in _DTYPES or type(gradient) is not bool or type(device) is not str:
        raise ProtocolError("bad tensor")
    dtype = getattr(torch, str(name))
    count = math.prod(shape)
    if buffer is None:
        tensor = torch.empty(shape, dtype=dtype, device="meta")
    elif buffer.nbytes != count * dtype.itemsize:
        raise ProtocolError("bad tensor size")
    else:
        tensor = torch.from_numpy(buffer).view(dtype).reshape(shape) if count else torch.empty(shape, dtype=dtype)
        if to != "cpu":
            tensor = tensor.to(to)
    if gradient and (dtype.is_floating_point or dtype.is_complex):
        tensor.requires_grad_()
    return tensor
