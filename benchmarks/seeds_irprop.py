"""What the checks of 02_irprop may rely on, and the numbers its statement quotes.

    python -m benchmarks.seeds_irprop [SEEDS]        (default 200; about ten minutes of one core)

1. Both training checks start from fixed weights, so a correct program always takes the same course; what differs
   between two correct programs is rounding. Rounding is simulated here a hundred times too large for many seeds, and
   the real right/ variants are run.
2. How the same networks do from other starts: how special are the fixed ones?
3. The comparison of methods in the statement.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.datasets import load_digits

from benchmarks.staff import load

FOLDER = Path(__file__).resolve().parents[1] / "solutions" / "02_irprop"
Arrays = list[np.ndarray]
ROUNDING = 1e-14
"""Relative error put on every output and every gradient; float64 rounds at 1e-16."""


reference: Any = load(FOLDER / "irprop.py")
public: Any = load(FOLDER / "test_irprop.py")
hidden: Any = load(FOLDER / "test_irprop_hidden.py")
IRIS_X, IRIS_T = hidden.iris()


class RpropMinus:
    """The lecture's wording: after a change of sign the step goes on at once."""

    def __init__(self, params: Arrays) -> None:
        self.params = params
        self.step_sizes = [np.full(w.shape, 0.1) for w in params]
        self.previous = [np.zeros_like(w) for w in params]

    def step(self, gradients: Arrays) -> None:
        """One step in place."""
        for w, delta, old, g in zip(self.params, self.step_sizes, self.previous, gradients, strict=True):
            delta *= np.choose(np.sign(old * g).astype(np.int64) + 1, (0.5, 1.0, 1.2))
            np.clip(delta, 1e-6, 50.0, out=delta)
            w -= np.sign(g) * delta
            old[...] = g


class Momentum:
    """Gradient descent with momentum 0.9 and learning rate 0.05."""

    def __init__(self, params: Arrays) -> None:
        self.params = params
        self.velocity = [np.zeros_like(w) for w in params]

    def step(self, gradients: Arrays) -> None:
        """One step in place."""
        for w, v, g in zip(self.params, self.velocity, gradients, strict=True):
            v *= 0.9
            v -= 0.05 * g
            w += v


class NoisyIRpropMinus:
    """iRprop- that gets gradients with too much rounding."""

    rng = np.random.default_rng(0)

    def __init__(self, params: Arrays) -> None:
        self.optimizer = reference.IRpropMinus(params)

    def step(self, gradients: Arrays) -> None:
        """One step in place."""
        self.optimizer.step([g * (1 + ROUNDING * self.rng.normal(size=g.shape)) for g in gradients])


def fixed_xor() -> tuple[Arrays, Arrays]:
    """The start of the public check."""
    return public.copies(public.XOR_WEIGHTS), public.copies(public.XOR_BIASES)


def fixed_iris() -> tuple[Arrays, Arrays]:
    """The start of the hidden check."""
    start: tuple[Arrays, Arrays] = hidden.random_network(np.random.default_rng(20), (4, 8, 3))
    return start


def course(
    module: Any, optimizer: type, start: tuple[Arrays, Arrays], inputs: np.ndarray, targets: np.ndarray, epochs: int
) -> tuple[np.ndarray, np.ndarray]:
    """Losses and final outputs of a training."""
    weights, biases = start
    losses = np.asarray(module.train(weights, biases, inputs, targets, epochs, optimizer))
    return losses, hidden.forward(weights, biases, inputs)[-1]


def judged(module: Any, optimizer: type) -> tuple[float, float, float, int]:
    """Deviation and outcome in both training checks: what they compare with their thresholds."""
    losses, output = course(module, optimizer, fixed_xor(), public.XOR_X, public.XOR_T, 30)
    deviation, farthest = np.abs(losses / public.XOR_LOSSES - 1).max(), np.abs(output - public.XOR_T).max()
    losses, output = course(module, optimizer, fixed_iris(), IRIS_X, IRIS_T, 40)
    expected = hidden.training_losses(*fixed_iris(), IRIS_X, IRIS_T, 15)
    right = int(np.sum(output.argmax(axis=1) == IRIS_T.argmax(axis=1)))
    return float(deviation), float(farthest), float(np.abs(losses[:15] / expected - 1).max()), right


def show(name: str, numbers: tuple[float, float, float, int]) -> None:
    """One line of part 1."""
    deviation, farthest, deviation_iris, right = numbers
    print(f"  {name:24} {deviation:9.1e} {farthest:8.4f} {deviation_iris:28.1e} {right:5d}")


def show_rounding(seeds: int) -> None:
    """Part 1."""
    print("fixed starts       XOR: loss deviation (<1e-6), |o-t| (<0.4)   iris: loss deviation (<1e-9), right (>=148)")
    for path in (FOLDER / "irprop.py", *sorted((FOLDER / "right").glob("*.py"))):
        module: Any = load(path)
        module.__dict__["print"] = lambda *_: None
        show(path.stem, judged(module, module.IRpropMinus))
    exact = reference.sigmoid
    found = []
    for seed in range(seeds):
        NoisyIRpropMinus.rng = rng = np.random.default_rng(seed)
        reference.sigmoid = lambda phi, rng=rng: exact(phi) * (1 + ROUNDING * rng.normal(size=phi.shape))
        found.append(judged(reference, NoisyIRpropMinus))
    reference.sigmoid = exact
    farthest = [max(column) for column in zip(*found, strict=True)]
    show(f"worst of {seeds} roundings", (farthest[0], farthest[1], farthest[2], min(f[3] for f in found)))


MakeOptimizer = Callable[[Arrays], Any]


@dataclass(frozen=True)
class Problem:
    """Data, a network and what counts as learned."""

    title: str
    sizes: tuple[int, ...]
    inputs: np.ndarray
    targets: np.ndarray
    learned: Callable[[np.ndarray], bool]

    def epochs(self, make_optimizer: MakeOptimizer, seed: int, most: int) -> float:
        """Optimiser steps until the network has learned; infinite when it takes more than `most`."""
        weights, biases = hidden.random_network(np.random.default_rng(seed), self.sizes)
        optimizer = make_optimizer(weights + biases)
        for epoch in range(most):
            if self.learned(reference.mlp_forward(weights, biases, self.inputs)[-1]):
                return epoch
            dW, db = reference.mlp_gradients(weights, biases, self.inputs, self.targets)  # noqa: N806
            optimizer.step(dW + db)
        return np.inf

    def report(self, name: str, make_optimizer: MakeOptimizer, seeds: int, most: int) -> None:
        """One line: how often and how soon."""
        runs = [self.epochs(make_optimizer, seed, most) for seed in range(seeds)]
        low, middle, high = np.percentile(runs, [5, 50, 95], method="nearest")
        reached = f"{np.isfinite(runs).sum():3d}/{seeds} within {most}"
        print(f"  {name:20} reached {reached}, median {middle:.0f}, 5-95 % {low:.0f}-{high:.0f}")


def xor(hidden_neurons: int) -> Problem:
    """XOR with one hidden layer."""
    title = f"XOR, 2-{hidden_neurons}-1, all |o-t| < 0.4"
    sizes = (2, hidden_neurons, 1)
    return Problem(title, sizes, public.XOR_X, public.XOR_T, lambda o: bool(np.abs(o - public.XOR_T).max() < 0.4))


def classes(title: str, sizes: tuple[int, ...], inputs: np.ndarray, targets: np.ndarray, enough: int) -> Problem:
    """A classification: at least `enough` patterns right."""
    labels = targets.argmax(axis=1)
    return Problem(title, sizes, inputs, targets, lambda o: bool((o.argmax(axis=1) == labels).sum() >= enough))


def show_methods(problem: Problem, rates: tuple[float, ...], seeds: int, most: int) -> None:
    """Parts 2 and 3 for one problem."""
    print(problem.title)
    problem.report("iRprop-", reference.IRpropMinus, seeds, most)
    problem.report("Rprop-", RpropMinus, seeds, most)
    for eta in rates:
        problem.report(f"backprop, {eta}", partial(reference.GradientDescent, eta=eta), seeds, most)


def show_batches(problem: Problem, seeds: int) -> None:
    """All patterns at once against mini-batches, 100 epochs of iRprop-."""
    labels = problem.targets.argmax(axis=1)
    for batch in (len(labels), 50):
        right = []
        for seed in range(seeds):
            weights, biases = hidden.random_network(np.random.default_rng(seed), problem.sizes)
            optimizer, rng = reference.IRpropMinus(weights + biases), np.random.default_rng(1000 + seed)
            for _ in range(100):
                for part in np.split(rng.permutation(len(labels)), len(labels) // batch):
                    inputs, targets = problem.inputs[part], problem.targets[part]
                    dW, db = reference.mlp_gradients(weights, biases, inputs, targets)  # noqa: N806
                    optimizer.step(dW + db)
            output = reference.mlp_forward(weights, biases, problem.inputs)[-1]
            right.append((output.argmax(axis=1) == labels).mean())
        spread = f"{np.median(right):.1%} ({min(right):.1%}-{max(right):.1%})"
        print(f"  iRprop-, batch {batch:4d}, 100 epochs: right {spread}")


def main() -> None:
    """Everything, for as many seeds as the command line says."""
    warnings.simplefilter("ignore", RuntimeWarning)  # plain backprop with too large a rate overflows
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    show_rounding(seeds)
    show_methods(xor(4), (0.5, 2, 6, 7, 10), seeds, most=4000)
    show_methods(xor(2), (), seeds, most=1000)
    iris = classes("iris, 4-8-3, at least 148 of 150", (4, 8, 3), IRIS_X, IRIS_T, 148)
    show_methods(iris, (0.05, 0.1, 0.2, 0.25, 0.3), seeds, most=1500)
    iris.report("momentum 0.9, 0.05", Momentum, seeds, 1500)
    pixels, numbers = (part[:1000] for part in load_digits(return_X_y=True))
    patterns = pixels.reshape(1000, 64) / 16
    problem = classes("digits, 64-32-10, 1000 patterns, 99 %", (64, 32, 10), patterns, np.eye(10)[numbers], 990)
    show_methods(problem, (0.005, 0.01), max(1, seeds // 10), most=800)
    show_batches(problem, max(1, seeds // 10))


if __name__ == "__main__":
    main()
