"""What the thresholds of 10_iris rest on: the mean accuracy of five folds, for many seeds, as the bonus checks take it.

    python -m benchmarks.seeds_iris [SEEDS]        (default 200; about 20 minutes of one core)

1. Right classifiers, wrong ones, and those that no accuracy can tell from right ones: least, median, largest.
2. What iris itself allows: points that carry two classes, other methods, and how often the slides' network is dead.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.datasets import load_iris
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, RobustScaler, StandardScaler

from benchmarks.staff import load

FOLDER = Path(__file__).resolve().parents[1] / "solutions" / "10_iris"
FEATURES = {"four": (0, 1, 2, 3), "two": (0, 1)}
THRESHOLDS = {"four": 0.90, "two": 0.70}
X, CLASSES = load_iris(return_X_y=True)
SPLIT = StratifiedKFold(5, shuffle=True, random_state=0)
Make = Callable[[int], Any]


def mlp(*sizes: int, scaler: Callable[[], Any] | None = StandardScaler, **settings: Any) -> Make:
    """A function like the students': seed to a classifier that is not fitted."""

    def make(seed: int) -> Any:
        network = MLPClassifier(sizes, random_state=seed, **{"max_iter": 1000, **settings})
        return make_pipeline(scaler(), network) if scaler else network

    return make


ADAM: dict[str, Any] = {"solver": "adam", "learning_rate_init": 0.02, "max_iter": 300}

RIGHT: dict[str, Make] = {
    "the reference: (16,) tanh lbfgs alpha 1": load(FOLDER / "iris.py").make_classifier,
    "(50,) tanh lbfgs alpha .3": mlp(50, activation="tanh", solver="lbfgs", alpha=0.3),
    "(16,) relu lbfgs alpha 1": mlp(16, solver="lbfgs", alpha=1.0),
    "(16,) relu Adam .02, 300": mlp(16, **ADAM),
    "(20,) logistic lbfgs alpha .1, MinMax": mlp(
        20, activation="logistic", solver="lbfgs", alpha=0.1, scaler=MinMaxScaler
    ),
    "(30,) tanh lbfgs alpha .3, Robust": mlp(30, activation="tanh", solver="lbfgs", alpha=0.3, scaler=RobustScaler),
    "(100,) relu Adam, all defaults": mlp(100, max_iter=200),
}
"""One-layer networks as the statement advises."""

RISKY: dict[str, Make] = {
    "(8, 4) relu lbfgs alpha .1": mlp(8, 4, solver="lbfgs", alpha=0.1),
    "(7, 4) relu lbfgs": mlp(7, 4, solver="lbfgs"),
}
"""Small networks with two ReLU layers: dead neurons now and then."""

WRONG: dict[str, Make] = {
    "alpha 100": mlp(50, activation="tanh", solver="lbfgs", alpha=100.0),
    "sgd, all defaults": mlp(100, solver="sgd", max_iter=200),
    "Adam stopped after 5 epochs": mlp(50, max_iter=5),
}
UNSCALED: dict[str, Make] = {
    "(100,) relu Adam, not scaled": mlp(100, max_iter=200, scaler=None),
    "(50,) tanh lbfgs alpha .3, not scaled": mlp(50, activation="tanh", solver="lbfgs", alpha=0.3, scaler=None),
}
"""No accuracy finds these; the check multiplies the features by powers of two."""


def accuracies(make: Make, features: tuple[int, ...], seeds: int) -> list[float]:
    """Mean accuracy of the five folds, one number per seed."""
    columns = X[:, features]
    return [float(cross_val_score(make(seed), columns, CLASSES, cv=SPLIT).mean()) for seed in range(seeds)]


def show(title: str, group: dict[str, Make], seeds: int) -> None:
    """A table: least / median / largest accuracy, and the accuracy of seed 0, which the check asks for."""
    print(f"\n{title}, {seeds} seeds: least / median / largest, [seed 0]")
    for name, make in group.items():
        cells = []
        for which, features in FEATURES.items():
            found = accuracies(make, features, seeds)
            below = sum(value < THRESHOLDS[which] for value in found)
            spread = f"{min(found):.3f} / {np.median(found):.3f} / {max(found):.3f} [{found[0]:.3f}]"
            cells.append(f"{which} features {spread} below {THRESHOLDS[which]:.2f}: {below}")
        print(f"  {name:40} {'   '.join(cells)}", flush=True)


def double_points() -> tuple[int, int, int]:
    """Distinct points of the first two features, those that carry several classes, and how many flowers one can get."""
    points, place = np.unique(X[:, :2], axis=0, return_inverse=True)
    counts = np.zeros((len(points), 3), dtype=np.int64)
    np.add.at(counts, (place.reshape(-1), CLASSES), 1)
    return len(points), int(((counts > 0).sum(axis=1) > 1).sum()), int(counts.max(axis=1).sum())


def show_iris() -> None:
    """Part 2, the data."""
    points, double, best = double_points()
    print(
        f"\nfirst two features: {points} distinct points, {double} with two classes; at most {best}/150 even if learnt"
    )
    others = {
        "LDA": LinearDiscriminantAnalysis(),
        "15-NN, scaled": make_pipeline(StandardScaler(), KNeighborsClassifier(15)),
    }
    for name, estimator in others.items():
        means = [cross_val_score(estimator, X[:, list(f)], CLASSES, cv=SPLIT).mean() for f in FEATURES.values()]
        print(f"  {name:16} four features {means[0]:.3f}, two {means[1]:.3f}")


def show_dead(starts: int) -> None:
    """Part 2, the slides' network: one ReLU output that is to give the number of the class, normal start weights."""
    rng = np.random.default_rng(0)
    for hidden in (1, 4, 8):
        dead = 0
        for _ in range(starts):
            w1, b1, w2, b2 = (rng.normal(size=shape) for shape in ((4, hidden), (1, hidden), (hidden, 1), (1, 1)))
            y1 = np.maximum(X @ w1 + b1, 0.0)
            dead += not np.any(y1 @ w2 + b2 > 0.0)
        print(f"  4-{hidden}-1, ReLU twice, weights N(0, 1): all outputs 0 in {dead / starts:.1%} of {starts} starts")


def main() -> None:
    """Everything, for as many seeds as the command line says."""
    warnings.simplefilter("ignore")  # a network that is stopped early says so
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    show("right", RIGHT, seeds)
    show("small networks with two layers", RISKY, seeds)
    show("wrong", WRONG, max(1, seeds // 10))
    show("not scaled", UNSCALED, max(1, seeds // 10))
    show_iris()
    show_dead(2000)


if __name__ == "__main__":
    main()
