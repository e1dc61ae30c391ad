"""A zygote with one layer of its confinement left out, for `layers` alone: never for student code.

Runs in the place of `grader.isolation.guest.zygote`; the first argument names the layers to leave out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

__all__ = ["LAYERS", "main"]


def _nothing(*args: Any) -> None:
    """In the place of a layer."""


def _without_landlock(lockdown: Any, zygote: Any) -> None:
    lockdown.landlock.restrict = _nothing


def _without_seccomp(lockdown: Any, zygote: Any) -> None:
    lockdown.seccomp.Filter.install = _nothing


def _without_limits(lockdown: Any, zygote: Any) -> None:
    lockdown._set_limits = _nothing


def _without_privileges(lockdown: Any, zygote: Any) -> None:
    lockdown._drop_privileges = _nothing


LAYERS: dict[str, Callable[[Any, Any], None]] = {
    "Landlock": _without_landlock,
    "seccomp": _without_seccomp,
    "limits": _without_limits,
    "privileges": _without_privileges,
}


def main(arguments: Sequence[str]) -> None:
    """Patch, then be the zygote."""
    from grader.isolation.confinement import lockdown
    from grader.isolation.guest import zygote

    for layer in filter(None, arguments[0].split(",")):
        LAYERS[layer](lockdown, zygote)
    zygote._walls_stand = lambda: True
    zygote.main(arguments[1:])
