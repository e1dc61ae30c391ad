"""A YAML file -> a validated model, and what to say where it is not one: line, field, what is allowed, an example."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import YAMLError

__all__ = ["CourseError", "Help", "line_of", "read_yaml", "validate"]

_Model = TypeVar("_Model", bound=BaseModel)


class CourseError(Exception):
    """Something in the course tree is not as it must be; the message is one line for the user."""


class Help(NamedTuple):
    """What to say of a field whose value cannot be used."""

    allowed: str
    example: str


class _DatesAsWritten(RoundTripConstructor):
    """YAML's own dates end in a traceback when there is no such day; ours are read by the model."""


_DatesAsWritten.add_constructor(
    "tag:yaml.org,2002:timestamp", lambda self, node: RoundTripConstructor.construct_scalar(self, node)
)


def read_yaml(path: Path) -> Any:
    """The mapping in a file, with line numbers.

    Raises:
        CourseError: it cannot be read, or is no mapping.
    """
    yaml = YAML(typ="rt")
    yaml.Constructor = _DatesAsWritten
    try:
        data = yaml.load(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise CourseError(f"{path.name}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise CourseError(f"{path.name}: is not UTF-8 text; save it as UTF-8") from None
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        said = " ".join(str(getattr(error, "problem", error)).split())
        raise CourseError(f"{path.name}{line}: not valid YAML ({said})") from None
    if not isinstance(data, Mapping):
        raise CourseError(f"{path.name}: must hold `field: value` lines")
    return data


def validate(model: type[_Model], data: Any, path: Path, helps: Mapping[str, Help]) -> _Model:
    """The data as `model`.

    Args:
        helps: name of a field to what is said of it.

    Raises:
        CourseError: one line: file, line, field, what is wrong, what is allowed, an example.
    """
    try:
        return model.model_validate(data)
    except ValidationError as invalid:
        # a name that is not known is often the reason why another one is missing
        error = min(invalid.errors(), key=lambda each: each["type"] != "extra_forbidden")
        loc = error["loc"]
        field = ".".join(str(part) for part in loc) or "file"
        said = _said(error, model, helps)
        raise CourseError(f"{path.name}, line {line_of(data, loc)}, field {field}: {said}") from None


def line_of(data: Any, loc: Sequence[str | int]) -> int:
    """Line of the deepest part of `loc` that stands in the file."""
    line = 1
    for part in loc:
        position = getattr(data, "lc", None)
        if position is None:
            break
        try:
            line = (position.item(part) if isinstance(part, int) else position.key(part))[0] + 1
            data = data[part]
        except (KeyError, IndexError, TypeError):
            break
    return int(line)


def _said(error: Mapping[str, Any], model: type[BaseModel], helps: Mapping[str, Help]) -> str:
    names = [part for part in error["loc"] if isinstance(part, str)]
    if error["type"] == "extra_forbidden":
        return _unknown(names[-1], _fields(model, error["loc"][:-1]))
    message = str(error["msg"]).removeprefix("Value error, ")
    value = error.get("input")
    if error["type"] == "missing":
        message = "is missing"
    elif error["type"] == "timezone_aware":
        message = "needs a time zone"
    elif isinstance(value, str | int | float) and "not {" not in message:
        message += f", not {value!r}"
    known = next((helps[name] for name in reversed(names) if name in helps), None)
    if known is None:
        return message
    return f"{message}; allowed: {known.allowed}; example: `{known.example}`"


def _unknown(name: str, fields: Sequence[str]) -> str:
    close = difflib.get_close_matches(name.lower(), fields, n=1, cutoff=0.5)
    meant = f"did you mean `{close[0]}`? " if close else ""
    return f"there is no such field; {meant}allowed: {', '.join(fields)}"


def _fields(model: type[BaseModel], loc: Sequence[str | int]) -> list[str]:
    """The fields of the section at `loc`."""
    here: Any = model
    for part in loc:
        if isinstance(part, str) and isinstance(here, type) and issubclass(here, BaseModel):
            here = here.model_fields[part].annotation
        if isinstance(part, int):
            here = get_args(here)[0]
    return list(here.model_fields) if isinstance(here, type) and issubclass(here, BaseModel) else []
