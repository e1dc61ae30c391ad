"""docs/result-schema.md describes the record as it is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from grader.result import SCHEMA_VERSION, CheckResult, Mistake, Notice, Report, Status, Text

DOCUMENT = (Path(__file__).parents[2] / "docs" / "result-schema.md").read_text(encoding="utf-8")


def section(name: str) -> str:
    found = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", DOCUMENT, re.MULTILINE | re.DOTALL)
    assert found, f"no section {name}"
    return found[1]


def table(name: str) -> list[str]:
    return re.findall(r"^\| `([a-z_]+)` \|", section(name), re.MULTILINE)


@pytest.mark.parametrize("model", [Report, CheckResult, Mistake, Notice, Text])
def test_every_field_is_documented_in_its_order_and_nothing_else(model: type[BaseModel]) -> None:
    assert table(model.__name__) == list(model.model_fields)


@pytest.mark.parametrize("model", [Report, CheckResult])
def test_every_computed_value_is_documented(model: type[BaseModel]) -> None:
    for name, value in vars(model).items():
        if isinstance(value, property):
            assert f"`{name}`" in section(model.__name__)


def test_every_status_is_documented() -> None:
    assert table("Status") == [status.value for status in Status]


def test_the_version_is_the_one_of_the_code() -> None:
    assert f"**Version: {SCHEMA_VERSION}.**" in DOCUMENT


def test_the_example_is_a_record_in_canonical_form() -> None:
    found = re.search(r"```json\n(.*?)```", DOCUMENT, re.DOTALL)
    assert found
    report = Report.from_json(found[1])
    assert report.to_json() == found[1]
    assert list(json.loads(found[1])) == list(Report.model_fields)
