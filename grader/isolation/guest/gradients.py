"""Vector-Jacobian products of a student's torch function."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

__all__ = ["vjp"]


def vjp(
    function: Callable[..., Any], args: list[Any], kwargs: dict[str, Any], cotangents: list[Any]
) -> tuple[Any, list[Any] | None]:
    """Outputs of ``function(*args, **kwargs)`` and the gradients of its inputs.

    Every floating tensor in `args` and `kwargs` (in nested tuples, lists and dicts too) becomes a leaf that requires
    a gradient. `cotangents` has one tensor per output tensor, outputs flattened in order; None leaves an output out.

    Returns:
        (outputs, gradients): gradients in the order in which the tensors occur; None where an input has no influence.
        The gradients are None altogether when the outputs do not fit `cotangents` by number or shape.
    """
    torch: Any = sys.modules.get("torch") or __import__("torch")
    leaves: list[Any] = []

    def leaf(tensor: Any) -> Any:
        if not (tensor.is_floating_point() or tensor.is_complex()):
            return tensor
        leaves.append(tensor.detach().clone().requires_grad_())
        return leaves[-1]

    args, kwargs = _map_tensors(torch, args, leaf), _map_tensors(torch, kwargs, leaf)
    outputs = function(*args, **kwargs)
    flat: list[Any] = []
    _map_tensors(torch, outputs, flat.append)
    if len(flat) != len(cotangents):
        return outputs, None
    pairs = [(out, given) for out, given in zip(flat, cotangents, strict=True) if given is not None]
    if any(out.shape != given.shape for out, given in pairs):
        return outputs, None
    used = [(out, given) for out, given in pairs if out.requires_grad]
    if not used or not leaves:
        return outputs, [None] * len(leaves)
    gradients = torch.autograd.grad([out for out, _ in used], leaves, [given for _, given in used], allow_unused=True)
    return outputs, list(gradients)


def _map_tensors(torch: Any, value: Any, change: Callable[[Any], Any]) -> Any:
    """`value` with `change` applied to each tensor in its tuples, lists and dicts."""
    if isinstance(value, torch.Tensor):
        return change(value)
    if isinstance(value, tuple | list):
        items = [_map_tensors(torch, item, change) for item in value]
        return tuple(items) if isinstance(value, tuple) else items
    if isinstance(value, dict):
        return {key: _map_tensors(torch, item, change) for key, item in value.items()}
    return value
