"""An MLP for iris three times over: by hand in NumPy, in scikit-learn, and carried over to PyTorch.

Layout in this assignment: every row of X is a pattern, every column of a weight matrix is a neuron. A matrix has the
shape (n_in, n_out), a layer computes X @ w + b. Everything is float64.
"""

import os
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:  # for the annotations only: without torch everything but to_torch works
    import torch
    from sklearn.base import BaseEstimator
    from sklearn.neural_network import MLPClassifier


# %% task 1
def forward(
    X: np.ndarray, w1: np.ndarray, b1: np.ndarray, w2: np.ndarray, b2: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Forward pass of a network with one hidden layer; ReLU in both layers.

    Args:
        X: patterns, shape (N, D).
        w1, b1: hidden layer, shapes (D, H) and (1, H).
        w2, b2: output layer, shapes (H, K) and (1, K).

    Returns:
        (y1, y_pred): the outputs of the hidden layer, shape (N, H), and of the network, shape (N, K). The arguments
        stay unchanged.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% task 2
def gradients(
    X: np.ndarray, y: np.ndarray, w1: np.ndarray, b1: np.ndarray, w2: np.ndarray, b2: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Derivatives of the loss E = sum((y_pred - y)**2), the sum over all patterns and all outputs.

    Args:
        X, w1, b1, w2, b2: as for `forward`.
        y: targets, shape (N, K).

    Returns:
        (dw1, db1, dw2, db2), each of the shape of its parameter: dE/dw1 of shape (D, H), dE/db1 of shape (1, H) and so
        on. The derivative of ReLU at 0 is 0. The arguments stay unchanged.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% task 3
def parameter_shapes(
    n_features: int, hidden_layer_sizes: tuple[int, ...], n_classes: int
) -> list[tuple[tuple[int, int], tuple[int]]]:
    """Shapes of what scikit-learn's MLPClassifier learns.

    Args:
        n_features: number of features, at least 1.
        hidden_layer_sizes: neurons of each hidden layer, a tuple of any length; () means no hidden layer.
        n_classes: number of classes, at least 2.

    Returns:
        For every layer the pair (shape of coefs_[l], shape of intercepts_[l]), that is ((n_in, n_out), (n_out,)).
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% task 4
def to_torch(clf: "MLPClassifier") -> "torch.nn.Module":
    """Carry a fitted classifier over to PyTorch.

    Args:
        clf: a fitted MLPClassifier with the activation "relu", "tanh" or "logistic" and at least two classes. It stays
            unchanged and is not needed afterwards.

    Returns:
        A module that takes x of shape (N, D) and dtype float64 to the probabilities of shape (N, n_classes), float64,
        with the columns of clf.predict_proba. Its parameters are trainable copies of the weights.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% task 5
def make_classifier(seed: int) -> "BaseEstimator":
    """A classifier that brings its own scaling of the features.

    Args:
        seed: fixes all randomness; the MLPClassifier gets it as random_state.

    Returns:
        A new scikit-learn estimator that is not fitted yet, with fit(X, y), predict(X) and predict_proba(X): each
        feature is scaled by itself, with what fit has seen, and goes into an MLPClassifier.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% demo
COLOURS = ("#0072B2", "#E69F00", "#009E73")  # Okabe and Ito: also told apart by the colour-blind
TINTS = ("#cfe2ef", "#fbeccb", "#bfe3d8")
MARKERS = "o^s"
SPECIES = ("setosa", "versicolor", "virginica")


def text(de: str, en: str) -> str:
    """The one of the reader's language: German, unless GRADER_LANGUAGE says English."""
    return en if os.environ.get("GRADER_LANGUAGE", "de").startswith("en") else de


def classifier():
    """The one of task 5, or one that does the same until that is written."""
    from sklearn.neural_network import MLPClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    try:
        return make_classifier(0)
    except NotImplementedError:
        return make_pipeline(StandardScaler(), MLPClassifier((16,), "tanh", solver="lbfgs", alpha=1.0, random_state=0))


def wrong_when_tested(X: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Which flowers are not recognised by a network that has not seen them in training (five folds)."""
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    return cross_val_predict(classifier(), X, y, cv=StratifiedKFold(5, shuffle=True, random_state=0)) != y


def double_points(X: np.ndarray, y: np.ndarray) -> list[np.ndarray]:
    """The flowers at each point of the first two features that carries more than one species."""
    _, place = np.unique(X[:, :2], axis=0, return_inverse=True)
    groups = [np.flatnonzero(place.reshape(-1) == number) for number in range(place.max() + 1)]
    return [group for group in groups if len(set(y[group])) > 1]


def plane(points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A grid that covers the points with a margin."""
    low, high = points.min(axis=0) - 0.35, points.max(axis=0) + 0.35
    return tuple(np.meshgrid(np.linspace(low[0], high[0], 220), np.linspace(low[1], high[1], 220)))


def draw_regions(axes, grid: tuple[np.ndarray, np.ndarray], decided: np.ndarray) -> None:
    """Tinted regions, and their borders in black for those who print without colour."""
    axes.contourf(*grid, decided.reshape(grid[0].shape), levels=[-0.5, 0.5, 1.5, 2.5], colors=TINTS)
    axes.contour(*grid, decided.reshape(grid[0].shape), levels=[0.5, 1.5], colors="0.25", linewidths=0.8)


def draw_flowers(axes, points: np.ndarray, y: np.ndarray, wrong: np.ndarray) -> None:
    """One colour and one marker per species, and a cross on every flower that is not recognised."""
    for species in range(3):
        mine = points[y == species]
        style = {"c": COLOURS[species], "marker": MARKERS[species], "edgecolor": "white", "linewidth": 0.5}
        axes.scatter(*mine.T, s=30, label=SPECIES[species], **style)
    axes.scatter(
        *points[wrong].T, marker="x", c="black", s=22, linewidth=1, label=text("nicht erkannt", "not recognised")
    )


def draw_two_features(axes, X: np.ndarray, y: np.ndarray, doubles: list[np.ndarray]) -> None:
    """The plane of the sepals, all that a network with two features knows."""
    points = X[:, :2]
    grid = plane(points)
    draw_regions(axes, grid, classifier().fit(points, y).predict(np.column_stack([part.ravel() for part in grid])))
    wrong = wrong_when_tested(points, y)
    draw_flowers(axes, points, y, wrong)
    where = np.array([points[group[0]] for group in doubles])
    label = text("zwei Arten an einem Punkt", "two species at one point")
    axes.scatter(*where.T, s=130, facecolor="none", edgecolor="black", linewidth=1.4, label=label)
    axes.set_title(
        text(f"zwei Merkmale: {wrong.sum()} von 150 nicht erkannt", f"two features: {wrong.sum()} of 150 missed")
    )
    axes.set_xlabel(text("Länge des Kelchblatts (cm)", "sepal length (cm)"))
    axes.set_ylabel(text("Breite des Kelchblatts (cm)", "sepal width (cm)"))
    axes.legend(fontsize=8, loc="upper right", framealpha=0.9)


def draw_four_features(axes, X: np.ndarray, y: np.ndarray, doubles: list[np.ndarray]) -> None:
    """The same flowers in the plane of the petals; the regions come from to_torch, for sepals of average size."""
    points = X[:, 2:]
    try:
        import torch
        from sklearn.neural_network import MLPClassifier
        from sklearn.preprocessing import StandardScaler

        scaler = StandardScaler().fit(X)
        clf = MLPClassifier((16,), "tanh", solver="lbfgs", alpha=1.0, random_state=0).fit(scaler.transform(X), y)
        grid = plane(points)
        flowers = np.column_stack([np.full(grid[0].size, mean) for mean in X[:, :2].mean(axis=0)])
        flowers = np.column_stack([flowers, *(part.ravel() for part in grid)])
        probabilities = to_torch(clf)(torch.from_numpy(scaler.transform(flowers)))
        draw_regions(axes, grid, probabilities.argmax(dim=1).numpy())
    except (ImportError, NotImplementedError):
        axes.text(
            0.5, 0.02, text("Gebiete: to_torch fehlt noch", "regions: to_torch is missing"), transform=axes.transAxes
        )
    wrong = wrong_when_tested(X, y)
    draw_flowers(axes, points, y, wrong)
    for group in doubles:
        axes.plot(*points[group].T, color="black", linewidth=1.1, zorder=3)
        axes.scatter(*points[group].T, s=90, facecolor="none", edgecolor="black", linewidth=1.1, zorder=3)
    axes.set_title(
        text(f"vier Merkmale: {wrong.sum()} von 150 nicht erkannt", f"four features: {wrong.sum()} of 150 missed")
    )
    axes.set_xlabel(text("Länge des Blütenblatts (cm)", "petal length (cm)"))
    axes.set_ylabel(text("Breite des Blütenblatts (cm)", "petal width (cm)"))


def losses(X: np.ndarray, t: np.ndarray, seed: int, epochs: int = 300, rate: float = 1e-5) -> np.ndarray:
    """Gradient descent with the functions of tasks 1 and 2: E before each step."""
    rng = np.random.default_rng(seed)
    parameters = [rng.normal(size=shape) for shape in ((4, 4), (1, 4), (4, 1), (1, 1))]
    found = []
    for _ in range(epochs):
        found.append(float(np.sum((forward(X, *parameters)[1] - t) ** 2)))
        for value, slope in zip(parameters, gradients(X, t, *parameters)):
            value -= rate * slope
    return np.array(found)


def draw_training(axes, X: np.ndarray, y: np.ndarray) -> None:
    """The slides' network from twenty starts; its one ReLU output is to give the number of the species."""
    axes.set_title(text("Netz der Folien, 4-4-1: 20 Starts", "the slides' network, 4-4-1: 20 starts"))
    target = y[:, None].astype(np.float64)
    try:
        runs = [losses(X, target, seed) for seed in range(20)]
    except NotImplementedError:
        axes.text(
            0.5, 0.5, text("forward und gradients\nfehlen noch", "forward and gradients\nare missing"), ha="center"
        )
        return
    dead = [run[-1] > 0.99 * np.sum(target**2) for run in runs]  # what outputs of 0 for all flowers would give
    for run, is_dead in zip(runs, dead):
        axes.plot(run, color="black" if is_dead else COLOURS[0], linestyle="--" if is_dead else "-", linewidth=1.2)
    axes.plot([], [], color=COLOURS[0], label=text(f"lernt: {20 - sum(dead)}", f"learns: {20 - sum(dead)}"))
    label = text(f"tot, Ausgang (fast) überall 0: {sum(dead)}", f"dead, output (almost) always 0: {sum(dead)}")
    axes.plot([], [], "--", color="black", label=label)
    axes.set_yscale("log")
    axes.set_ylim(4, 4000)
    axes.set_xlabel(text("Epoche", "epoch"))
    axes.set_ylabel(text("Fehler E (Summe)", "loss E (sum)"))
    axes.legend(fontsize=8, loc="upper right")


if __name__ == "__main__":
    import warnings

    import matplotlib.pyplot as plt
    from sklearn.datasets import load_iris

    warnings.filterwarnings("ignore", message=".*[Cc]onverge", module="sklearn")  # nearly done is good enough here
    X, y = load_iris(return_X_y=True)
    doubles = double_points(X, y)
    figure, (left, middle, right) = plt.subplots(1, 3, figsize=(16, 5.2), layout="constrained")
    draw_two_features(left, X, y, doubles)
    draw_four_features(middle, X, y, doubles)
    draw_training(right, X, y)
    for axes in (left, middle, right):
        axes.spines[["top", "right"]].set_visible(False)
    plt.show()
