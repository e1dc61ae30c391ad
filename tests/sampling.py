"""Campaigns that take long: the whole with ``make test-all``, otherwise a fixed sample."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from typing import TypeVar

import pytest

__all__ = ["WHOLE", "only_in_the_whole", "sampled"]

WHOLE = os.environ.get("NN_GRADER_TEST_ALL") == "1"
Item = TypeVar("Item")

only_in_the_whole = pytest.mark.skipif(not WHOLE, reason="takes long: make test-all runs it")


def sampled(items: Iterable[Item], one_in: int) -> list[Item]:
    """All of them in the whole; else about one in so many, by a hash of its text: the same ones whatever else there is."""
    every = list(items)
    if WHOLE:
        return every
    return [item for item in every if int(hashlib.sha256(str(item).encode()).hexdigest(), 16) % one_in == 0]
