"""Generalisation: two penalties, dropout, cross-validation and early stopping.

All arrays are float64 and may have any shape. What is passed in stays unchanged, what comes back is new.
"""

from __future__ import annotations

import numpy as np


# %% task 1
def l1_penalty(weights: list[np.ndarray], lam: float) -> tuple[float, list[np.ndarray]]:
    """The penalty lam * sum |w| over all entries of all arrays.

    Args:
        weights: at least one float64 array, of any shapes; they stay unchanged.
        lam: strength of the penalty, lam >= 0.

    Returns:
        (value, gradients): a number, and one new array per entry of `weights`, of the same shape: lam * sign(w),
        with sign(0) = 0.
    """
    ### BEGIN SOLUTION
    value = lam * sum(np.sum(np.abs(w)) for w in weights)
    return value, [lam * np.sign(w) for w in weights]
    ### END SOLUTION


def l2_penalty(weights: list[np.ndarray], lam: float) -> tuple[float, list[np.ndarray]]:
    """The penalty lam * sum w^2 over all entries of all arrays.

    Args:
        weights: at least one float64 array, of any shapes; they stay unchanged.
        lam: strength of the penalty, lam >= 0.

    Returns:
        (value, gradients): a number, and one new array per entry of `weights`, of the same shape: 2 * lam * w.
    """
    ### BEGIN SOLUTION
    value = lam * sum(np.sum(w**2) for w in weights)
    return value, [2 * lam * w for w in weights]
    ### END SOLUTION


# %% task 2
def dropout(X: np.ndarray, p: float, u: np.ndarray) -> np.ndarray:
    """Inverted dropout: every entry is dropped with probability p, the others grow by the factor 1 / (1 - p).

    Args:
        X: outputs of a layer, float64, any shape; it stays unchanged.
        p: the probability to be dropped, 0 <= p < 1.
        u: random numbers from [0, 1), shape of `X`; it stays unchanged.

    Returns:
        A new array of the shape of `X`: 0 where u < p, X / (1 - p) where u >= p.
    """
    ### BEGIN SOLUTION
    return np.where(u < p, 0.0, X / (1 - p))
    ### END SOLUTION


# %% task 3
def k_fold(n: int, k: int, rng: np.random.Generator) -> list[tuple[np.ndarray, np.ndarray]]:
    """Divide the indices 0, ..., n - 1 at random into k folds, each of which validates once.

    Args:
        n: number of samples.
        k: number of folds, 2 <= k <= n.
        rng: the only source of randomness.

    Returns:
        k pairs (train, validation) of one-dimensional integer arrays. The sizes of the folds differ by at most one.
    """
    ### BEGIN SOLUTION
    folds = np.array_split(rng.permutation(n), k)
    return [(np.concatenate(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]
    ### END SOLUTION


# %% task 4
class EarlyStopping:
    """Says when to stop a training, and keeps the best parameters.

    Attributes:
        best_loss: the smallest loss so far; inf before the first update.
        best_params: list of copies of the parameters that had it; None before the first update.
    """

    def __init__(self, patience: int) -> None:
        """Wait for `patience` >= 1 updates in a row that bring nothing better."""
        ### BEGIN SOLUTION
        self.patience = patience
        self.waited = 0
        self.best_loss = float("inf")
        self.best_params = None
        ### END SOLUTION

    def update(self, loss: float, params: list[np.ndarray]) -> bool:
        """Take note of the validation loss after one more epoch.

        Args:
            loss: a finite number; better means strictly smaller than best_loss.
            params: the float64 arrays that have this loss; they stay unchanged, and the caller may overwrite them
                afterwards.

        Returns:
            True when the last `patience` updates were all no better: stop. Otherwise False.
        """
        ### BEGIN SOLUTION
        if loss < self.best_loss:
            self.best_loss, self.best_params = loss, [w.copy() for w in params]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
        ### END SOLUTION


# %% demo
BLUE, ORANGE, BLACK, GREY = "#0072B2", "#D55E00", "#000000", "#8C8C8C"  # told apart with any kind of colour vision


def noisy_sine(n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """n random places x from [-1, 1] and sin(pi x) there, with noise of standard deviation 0.3."""
    x = rng.uniform(-1, 1, n)
    return x, np.sin(np.pi * x) + 0.3 * rng.normal(size=n)


def features(x: np.ndarray) -> np.ndarray:
    """The 13 Legendre polynomials of degree 0 to 12, shape (n, 13)."""
    return np.polynomial.legendre.legvander(x, 12)


def ridge(x: np.ndarray, y: np.ndarray, lam: float) -> np.ndarray:
    """The weights w that minimise sum (features(x) w - y)^2 + lam sum w^2."""
    # rows sqrt(lam) e_i with target 0 are the penalty; this stays exact for tiny lam
    terms = np.vstack([features(x), np.sqrt(lam) * np.eye(13)])
    return np.linalg.lstsq(terms, np.concatenate([y, np.zeros(13)]), rcond=None)[0]


def mean_squared_error(w: np.ndarray, x: np.ndarray, y: np.ndarray) -> float:
    """Mean squared error of the polynomial with the weights w."""
    return float(np.mean((features(x) @ w - y) ** 2))


def errors_over_lambda(strengths: np.ndarray, data_sets: int) -> dict[str, np.ndarray]:
    """Median errors for each lambda: of the 20 points trained with, of 1000 new ones, and by cross-validation."""
    found = {"training": [], "new": [], "validation": []}
    for seed in range(data_sets):
        rng = np.random.default_rng(seed)
        x, y = noisy_sine(20, rng)
        new = noisy_sine(1000, rng)
        fits = [ridge(x, y, lam) for lam in strengths]
        found["training"].append([mean_squared_error(w, x, y) for w in fits])
        found["new"].append([mean_squared_error(w, *new) for w in fits])
        try:
            pairs = k_fold(20, 5, rng)
        except NotImplementedError:
            continue  # what is not written yet is left out
        held_out = [
            [mean_squared_error(ridge(x[train], y[train], lam), x[out], y[out]) for lam in strengths]
            for train, out in pairs
        ]
        found["validation"].append(np.mean(held_out, axis=0))
    return {name: np.median(runs, axis=0) for name, runs in found.items() if runs}


def train_with_early_stopping(epochs: int, patience: int) -> tuple[np.ndarray, list[tuple[int, float]]]:
    """Stochastic gradient descent without penalty: errors (training, validation) of every epoch, and two marks.

    The training goes on after the moment at which it should stop, so that the picture shows what would have come. The
    marks are epoch and validation error of the best parameters and of the stop; none while task 4 is not written.
    """
    rng = np.random.default_rng(2)
    x, y = noisy_sine(20, rng)
    held_out = noisy_sine(20, rng)
    w, losses, marks, stopper = np.zeros(13), [], [], None
    for epoch in range(epochs):
        for batch in np.array_split(rng.permutation(20), 5):
            error = features(x[batch]) @ w - y[batch]
            w -= 0.1 * features(x[batch]).T @ error / len(batch)
        losses.append((mean_squared_error(w, x, y), mean_squared_error(w, *held_out)))
        try:
            stopper = stopper or EarlyStopping(patience)
            stop = not marks and stopper.update(losses[-1][1], [w])
        except NotImplementedError:
            continue  # what is not written yet is left out
        if stop:
            best = mean_squared_error(stopper.best_params[0], *held_out)
            marks = [(epoch - patience, best), (epoch, losses[-1][1])]
    return np.array(losses), marks


def draw_fits(ax, text) -> None:
    """One data set and three polynomials that were fitted to it."""
    x, y = noisy_sine(20, np.random.default_rng(5))
    t = np.linspace(-1, 1, 401)
    ax.plot(t, np.sin(np.pi * t), color=GREY, linewidth=6, alpha=0.45, label="sin πx")
    ax.plot(t, features(t) @ ridge(x, y, 0.0), color=ORANGE, linestyle="--", linewidth=1.8, label="λ = 0")
    ax.plot(t, features(t) @ ridge(x, y, 0.3), color=BLUE, linewidth=2.2, label=text("λ = 0,3", "λ = 0.3"))
    ax.plot(t, features(t) @ ridge(x, y, 30.0), color=BLACK, linestyle=":", linewidth=2.2, label="λ = 30")
    ax.plot(x, y, "o", color=BLACK, markersize=6, markerfacecolor="white", markeredgewidth=1.3, zorder=3)
    ax.set(xlim=(-1, 1), ylim=(-2.1, 2.1), xticks=[-1, 0, 1], yticks=[-2, -1, 0, 1, 2], xlabel="x", ylabel="y")
    ax.set_title(text("20 Punkte, 13 Legendre-Polynome", "20 points, 13 Legendre polynomials"))
    ax.legend(loc="lower right", frameon=False, fontsize=9)


def draw_errors(ax, text) -> None:
    """Three curves over lambda, each with its smallest value marked."""
    strengths = 10.0 ** np.linspace(-4, 2, 25)
    names = {
        "training": (GREY, "--", text("Trainingspunkte", "training points")),
        "new": (BLUE, "-", text("neue Punkte", "new points")),
        "validation": (ORANGE, "-.", text("fünffache Kreuzvalidierung", "five-fold cross-validation")),
    }
    for name, errors in errors_over_lambda(strengths, data_sets=100).items():
        color, dashes, label = names[name]
        ax.plot(strengths, errors, color=color, linestyle=dashes, linewidth=2.2, label=label)
        best = int(np.argmin(errors))
        ax.plot(
            strengths[best],
            errors[best],
            "o",
            color=color,
            markersize=8,
            markeredgecolor="white",
            zorder=3,
            clip_on=False,
        )
    ax.set(xscale="log", yscale="log", xlim=(1e-4, 1e2), ylim=(0.015, 30))
    ax.set(xlabel=text("Stärke λ der L2-Strafe", "strength λ of the L2 penalty"))
    ax.set(ylabel=text("mittlerer quadratischer Fehler", "mean squared error"))
    ax.set_title(text("Median über 100 Datensätze, ● kleinster Wert", "Median of 100 data sets, ● smallest value"))
    ax.legend(loc="upper right", frameon=False, fontsize=9)


def draw_training(ax, text) -> None:
    """Errors over the epochs, and where early stopping stops."""
    losses, marks = train_with_early_stopping(epochs=400, patience=20)
    epochs = np.arange(1, len(losses) + 1)
    ax.plot(epochs, losses[:, 0], color=GREY, linestyle="--", linewidth=2.2, label=text("Training", "training"))
    ax.plot(epochs, losses[:, 1], color=BLUE, linewidth=2.2, label=text("Validierung", "validation"))
    names = (("*", 16, "best_params"), ("s", 8, text("update sagt True", "update says True")))
    for (epoch, loss), (marker, size, label) in zip(marks, names):
        style = {"markersize": size, "markerfacecolor": "white", "markeredgecolor": ORANGE, "markeredgewidth": 1.8}
        ax.plot(epoch + 1, loss, marker, linestyle="none", label=label, zorder=3, **style)
    ax.set(xscale="log", yscale="log", xlim=(1, 400), ylim=(0.04, 1), xticks=[1, 10, 100], xticklabels=[1, 10, 100])
    ax.set(
        yticks=[0.05, 0.1, 0.2, 0.5, 1],
        yticklabels=[text(f"{v}".replace(".", ","), v) for v in (0.05, 0.1, 0.2, 0.5, 1)],
    )
    ax.set(xlabel=text("Epoche", "epoch"), ylabel=text("mittlerer quadratischer Fehler", "mean squared error"))
    ax.set_title(text("Ohne Strafe, patience = 20", "No penalty, patience = 20"))
    ax.legend(loc="lower left", frameon=False, fontsize=9)


if __name__ == "__main__":
    import os

    import matplotlib.pyplot as plt

    german = not os.environ.get("GRADER_LANGUAGE", "de").startswith("en")

    def text(de, en):
        """The reader's language: GRADER_LANGUAGE=en for English."""
        return de if german else en

    figure, axes = plt.subplots(1, 3, figsize=(15, 4.9), layout="constrained")
    for draw, ax in zip((draw_fits, draw_errors, draw_training), axes):
        draw(ax, text)
        ax.grid(alpha=0.25)
        ax.minorticks_off()
        ax.spines[["top", "right"]].set_visible(False)
    plt.show()
