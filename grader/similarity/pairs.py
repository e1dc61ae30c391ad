"""Fingerprints of programs, and the pairs that share more of their own code than independent ones do."""

from __future__ import annotations

import itertools
import math
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from grader.similarity.tokens import Part, parts_of

__all__ = ["Document", "Pair", "document", "similar_pairs"]

K = 12
"""Tokens of one fingerprint: about two lines. Shorter ones are idioms."""
WINDOW = 4
"""Of every four neighbours at least one is kept, so every shared run of 15 tokens is found."""
COMMON = 0.1
"""A fingerprint in more than this share of a class is an idiom, and no more in fewer than `FEW` hand-ins."""
FEW = 5
SHARE = 0.5
"""Of the smaller one's own code. See docs/measured/similar.md for how both limits were chosen."""
LEAST = 8
"""Shared fingerprints of their own below which nothing is said: little programs are alike by nature."""


@dataclass(frozen=True)
class Document:
    """One hand-in."""

    name: str
    sources: tuple[str, ...]
    marks: Mapping[int, tuple[int, ...]]
    """Fingerprint to the lines it covers."""


@dataclass(frozen=True)
class Pair:
    """Two hand-ins that share code."""

    one: Document
    other: Document
    share: float
    """Of the smaller one's own fingerprints, 0 to 1."""
    marks: frozenset[int]

    def lines(self, document: Document) -> frozenset[int]:
        """What is shared, as lines of `document`."""
        return frozenset(line for mark in self.marks for line in document.marks[mark])


def document(name: str, sources: Sequence[str]) -> Document:
    """The fingerprints of a program in pieces."""
    marks: dict[int, tuple[int, ...]] = {}
    for part in parts_of(sources):
        for mark, lines in _fingerprints(part):
            marks[mark] = (*marks.get(mark, ()), *lines)
    return Document(name, tuple(sources), marks)


def _fingerprints(part: Part) -> Iterable[tuple[int, tuple[int, ...]]]:
    import numpy as np
    from copydetect.utils import winnow

    # not Python's own hash of a text: it is another one in every process
    grams = [part.tokens[i : i + K] for i in range(len(part.tokens) - K + 1)]
    if not grams:
        return
    hashes = np.array([zlib.crc32("\0".join(gram).encode("utf-8", "replace")) for gram in grams], dtype=np.int64)
    _, chosen = winnow(hashes, min(WINDOW, len(hashes)), remove_duplicates=False)
    for start in np.unique(chosen):
        yield int(hashes[start]), tuple(sorted(set(part.lines[start : start + K])))


def similar_pairs(documents: Sequence[Document], known: Iterable[Document] = ()) -> list[Pair]:
    """The pairs to look at, most similar first.

    Args:
        known: code that everybody may have, such as the released stub; what is in it counts for nothing.
    """
    given = {mark for each in known for mark in each.marks}
    found = Counter(mark for each in documents for mark in each.marks)
    most = max(FEW, math.ceil(COMMON * len(documents)))
    own = {each.name: {m for m in each.marks if m not in given and found[m] <= most} for each in documents}
    where: dict[int, list[Document]] = defaultdict(list)
    for each in documents:
        for mark in own[each.name]:
            where[mark].append(each)
    shared: dict[tuple[str, str], set[int]] = defaultdict(set)
    by_name = {each.name: each for each in documents}
    for mark, holders in where.items():
        for one, other in itertools.combinations(holders, 2):
            shared[one.name, other.name].add(mark)
    pairs = [
        Pair(by_name[one], by_name[other], len(marks) / min(len(own[one]), len(own[other])), frozenset(marks))
        for (one, other), marks in shared.items()
        if len(marks) >= LEAST
    ]
    chosen = [pair for pair in pairs if pair.share >= SHARE]
    return sorted(chosen, key=lambda pair: (-pair.share, -len(pair.marks), pair.one.name, pair.other.name))
