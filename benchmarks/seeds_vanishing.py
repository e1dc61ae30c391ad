"""The numbers that the statement of 18_vanishing quotes: how fast the gradient of a random chain vanishes.

    python -m benchmarks.seeds_vanishing [CHAINS]        (default 40 000; a few seconds of one core)

Its checks are exact and rely on no statistics. Beside the chains, what the picture shows: 20 layers of 256 neurons.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.staff import load

FOLDER = Path(__file__).resolve().parents[1] / "solutions" / "18_vanishing"
LENGTHS = (4, 5, 10, 20, 30)

Array = np.ndarray[Any, Any]
KINDS: dict[str, Callable[[np.random.Generator, tuple[int, int]], Array]] = {
    "uniform": lambda rng, shape: rng.uniform(-1, 1, shape),
    "normal, 1": lambda rng, shape: rng.normal(0, 1, shape),
    "normal, 4": lambda rng, shape: rng.normal(0, 4, shape),
}


def ratios(kind: str, length: int, chains: int, seed: int) -> Array:
    """|dC/db_1| / |dC/db_L| of many chains, w and b drawn alike, x = 1/2."""
    rng = np.random.default_rng(seed)
    w, b = KINDS[kind](rng, (chains, length)), KINDS[kind](rng, (chains, length))
    a, slopes = np.full(chains, 0.5), []
    for layer in range(length):
        a = 1 / (1 + np.exp(-(w[:, layer] * a + b[:, layer])))
        slopes.append(a * (1 - a))
    found: Array = np.abs(np.prod(w[:, 1:], axis=1) * np.prod(slopes[:-1], axis=0))
    return found


def powers_of_ten(chains: int, seed: int = 0) -> dict[str, list[float]]:
    """log10 of the medians, for each kind and length."""
    return {
        kind: [float(np.log10(np.median(ratios(kind, length, chains, seed)))) for length in LENGTHS] for kind in KINDS
    }


def main() -> None:
    """Both tables."""
    chains = int(sys.argv[1]) if len(sys.argv) > 1 else 40_000
    print(f"median of |dC/db_1| / |dC/db_L|, power of ten, {chains} chains each; in brackets the share above 1")
    print("  L           " + "".join(f"{length:>16}" for length in LENGTHS))
    for kind, powers in powers_of_ten(chains).items():
        shares = [float(np.mean(ratios(kind, length, chains, 0) > 1)) for length in LENGTHS]
        print(f"  {kind:12}" + "".join(f"{p:8.2f} ({s:.4f})" for p, s in zip(powers, shares, strict=True)))
    reference = load(FOLDER / "vanishing.py")
    print("|delta_1| / |delta_20|, 256 neurons wide, median of 10 networks")
    xavier = (1 / 256) ** 0.5
    for name, std in (
        ("sigmoid", xavier),
        ("tanh", xavier),
        ("tanh", 0.2),
        ("tanh", 0.01),
        ("relu", 2**0.5 * xavier),
        ("relu", xavier),
        ("linear", xavier),
    ):
        print(f"  {name:8} std {std:.4f} {reference.network_ratios(name, std, seeds=10)[0]:10.2g}")


if __name__ == "__main__":
    main()
