"""Fingerprints: small, plain, and equal up to rounding."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.testing.transcript import Transcript, digest, fingerprint, same_fingerprint

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


@given(PLAIN | hnp.arrays(st.sampled_from([np.float64, np.int32, np.bool_, np.complex128]), hnp.array_shapes()))
def test_a_fingerprint_is_json_and_equals_itself_after_a_round_trip(value: Any) -> None:
    mark = fingerprint(value)
    assert same_fingerprint(mark, json.loads(json.dumps(mark, allow_nan=False)))


@given(hnp.arrays(np.float64, (3, 4), elements=st.floats(-1e6, 1e6)))
def test_rounding_does_not_tell_two_answers_apart(array: Any) -> None:
    assert same_fingerprint(fingerprint(array), fingerprint(array * (1 + 1e-12)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1.0, 1.001), (1, True), ("1", 1), (None, False), ([1], [1, 1]), ((1, 2), (1, 3)), ({"a": 1}, {"b": 1}),
        (np.zeros(3), np.zeros((3, 1))), (np.zeros(3), np.zeros(3, np.float32)), (np.zeros(3), [0.0, 0.0, 0.0]),
        (np.array([np.nan]), np.array([0.0])), (float("nan"), float("inf")), (10**300, 10**301),
        (np.arange(1000.0), np.arange(1000.0)[::-1]),
    ],
)  # fmt: skip
def test_different_answers_have_different_fingerprints(one: Any, other: Any) -> None:
    assert not same_fingerprint(fingerprint(one), fingerprint(other))


def test_large_arrays_stay_small() -> None:
    assert len(json.dumps(fingerprint(np.random.default_rng(0).random((500, 500))))) < 600


def test_what_has_no_form_is_told_by_its_type() -> None:
    assert fingerprint(object()) == ["o", "object"]
    assert fingerprint(np.array(["a"])) == ["a", [1], "<U1"]


@pytest.mark.parametrize("value", [0.5, 0.00390625, 1 / 3, 0.1, -7.25, 123456.5, 1e-5, 3])
def test_answers_that_differ_by_rounding_have_one_digest(value: float) -> None:
    answers = [value, value * (1 + 1e-9), value * (1 - 1e-9)]
    assert len({digest([["f", ["n", answer]]]) for answer in answers}) == 1
    assert digest([["f", ["n", value * 1.01]]]) != digest([["f", ["n", value]]])


def test_a_digest_tells_types_names_and_lengths_apart_and_takes_any_number() -> None:
    transcripts: list[Transcript] = [
        [["f", ["n", 1]]], [["g", ["n", 1]]], [["f", ["n", True]]], [["f", ["n", "1"]]],
        [["f", ["n", 1]], ["f", ["n", 1]]], [["f", ["n", 10**400]]], [["f", ["n", "nan"]]],
    ]  # fmt: skip
    assert len({digest(transcript) for transcript in transcripts}) == len(transcripts)
    assert digest([]) == ""
    assert digest([["f", ["n", 1e-17]]]) == digest([["f", ["n", -0.0]]])
