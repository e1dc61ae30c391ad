"""Assignment 03: the restricted Boltzmann machine (Smolensky 1986) and contrastive divergence (Hinton 2002).

Visible units (the pixels) and hidden units are connected by weights; the machine learns to rebuild images
from its hidden units. Every row of `v`, `h`, `v0`, `u` and `V` is one pattern.
"""

from __future__ import annotations

import os

import numpy as np


# %% sigmoid (given)
def sigmoid(x: np.ndarray) -> np.ndarray:
    """1 / (1 + exp(-x)), elementwise, written as (tanh(x/2) + 1) / 2: that overflows for no x."""
    y = 0.5 * x
    np.tanh(y, out=y)
    y += 1
    y *= 0.5
    return y


# %% task 1
def hidden_probabilities(v: np.ndarray, W: np.ndarray, c: np.ndarray) -> np.ndarray:
    """Probability p(h_j = 1 | v) of every hidden unit.

    Args:
        v: (N, n_visible), numbers in [0, 1], one pattern per row.
        W: (n_hidden, n_visible), weights.
        c: (n_hidden,), biases of the hidden units.

    Returns:
        (N, n_hidden), a new array of probabilities. Arguments stay unchanged.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


def visible_probabilities(h: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Probability p(v_i = 1 | h) of every visible unit.

    Args:
        h: (N, n_hidden), numbers in [0, 1], one pattern per row.
        W: (n_hidden, n_visible), weights.
        b: (n_visible,), biases of the visible units.

    Returns:
        (N, n_visible), a new array of probabilities. Arguments stay unchanged.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% task 2
def cd1_gradient(
    v0: np.ndarray, W: np.ndarray, b: np.ndarray, c: np.ndarray, u: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Direction in which CD-1 changes the parameters: the mean over the patterns of v0.

    Args:
        v0: (N, n_visible), data, numbers in [0, 1].
        W: (n_hidden, n_visible), weights.
        b: (n_visible,), biases of the visible units.
        c: (n_hidden,), biases of the hidden units.
        u: (N, n_hidden), uniform random numbers in [0, 1): a hidden unit is 1 where u < p(h = 1 | v0).

    Returns:
        dW (n_hidden, n_visible), db (n_visible,), dc (n_hidden,): to be added (ascent). Arguments stay unchanged.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% task 3
def free_energy(v: np.ndarray, W: np.ndarray, b: np.ndarray, c: np.ndarray) -> np.ndarray:
    """Free energy F(v) = -log of the sum over all h of exp(-E(v, h)), in closed form.

    Args:
        v: (N, n_visible), numbers in [0, 1], one pattern per row.
        W: (n_hidden, n_visible), weights.
        b: (n_visible,), biases of the visible units.
        c: (n_hidden,), biases of the hidden units.

    Returns:
        (N,), one finite number per pattern, also where c + W v is as large as 1000. Arguments stay unchanged.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% task 4
def reconstruct(v: np.ndarray, W: np.ndarray, b: np.ndarray, c: np.ndarray) -> np.ndarray:
    """There and back without chance: p(v | h) at the probabilities h = p(h | v).

    Args:
        v: (N, n_visible), numbers in [0, 1], one pattern per row.
        W: (n_hidden, n_visible), weights.
        b: (n_visible,), biases of the visible units.
        c: (n_hidden,), biases of the hidden units.

    Returns:
        (N, n_visible), the reconstructions as probabilities. Arguments stay unchanged.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% task 5
def train_rbm(
    V: np.ndarray, n_hidden: int, epochs: int, lr: float, batch_size: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Train with CD-1 on small batches.

    Args:
        V: (N, n_visible), float64 or float32, numbers in [0, 1]; stays unchanged.
        n_hidden: number of hidden units.
        epochs: at least 1; how often every row of V is used.
        lr: learning rate, at least 0; with 0 the start values come back.
        batch_size: rows per step, at least 1; the last batch of an epoch may have fewer and counts.
        rng: the only source of randomness; the same state gives the same result.

    Returns:
        W (n_hidden, n_visible), b (n_visible,), c (n_hidden,) after the training.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% demo
Data = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def load_mnist() -> Data:
    """Training images and labels, test images and labels; one image per row, from 0 (paper) to 1 (ink).

    torchvision downloads MNIST into the folder `data` unless NN_GRADER_DATA names a folder that has it.
    """
    from torchvision.datasets import MNIST

    folder = os.environ.get("NN_GRADER_DATA", "data")
    parts = [MNIST(folder, train=train, download=True) for train in (True, False)]
    rows = [part.data.numpy().reshape(len(part), -1).astype(np.float32) / 255 for part in parts]
    return rows[0], parts[0].targets.numpy(), rows[1], parts[1].targets.numpy()


def load_small_digits() -> Data:
    """The same with scikit-learn's embedded images of 8×8 pixels; every fifth is a test image."""
    from sklearn.datasets import load_digits

    pixels, labels = load_digits(return_X_y=True)
    test = np.arange(len(pixels)) % 5 == 0
    rows = pixels.astype(np.float32) / 16
    return rows[~test], labels[~test], rows[test], labels[test]


def recognised(rows: np.ndarray, labels: np.ndarray, known: np.ndarray, names: np.ndarray) -> float:
    """The judge: share of `rows` whose most similar image among the `known` ones has the right label."""
    lengths = np.einsum("ij,ij->i", known, known)
    nearest = [(lengths - 2 * part @ known.T).argmin(axis=1) for part in np.array_split(rows, 10)]
    return float((names[np.concatenate(nearest)] == labels).mean())


def strip(rows: np.ndarray) -> np.ndarray:
    """Square images side by side, with a white gap between them."""
    side = int(np.sqrt(rows.shape[1]))
    images = np.pad(rows.reshape(-1, side, side), ((0, 0), (0, 0), (0, max(side // 14, 1))))
    return np.hstack(list(images))


def draw_strip(axes, rows: np.ndarray, label: str, **colors) -> None:
    """A row of images with a label on its left."""
    axes.imshow(strip(rows), interpolation="nearest", **colors)
    axes.set(xticks=[], yticks=[])
    axes.set_ylabel(label, rotation=0, ha="right", va="center", fontsize=9)
    axes.spines[:].set_visible(False)


def draw_filters(axes, W: np.ndarray, count: int = 10) -> None:
    """The hidden units with the largest weights: which pixels switch them on (orange) and off (violet)."""
    strongest = np.argsort(-np.linalg.norm(W, axis=1), kind="stable")[:count]
    filters = W[strongest] / np.abs(W[strongest]).max(axis=1, keepdims=True)
    draw_strip(axes, filters, "", cmap="PuOr_r", vmin=-1, vmax=1)


def principal_components(rows: np.ndarray, V: np.ndarray, count: int) -> np.ndarray:
    """What is left of `rows` when each becomes `count` numbers: the principal component analysis of `V`."""
    mean = V.mean(axis=0)
    _, vectors = np.linalg.eigh(np.cov(V, rowvar=False))  # the largest come last
    kept = vectors[:, -count:].astype(V.dtype)
    return mean + (rows - mean) @ kept @ kept.T


def draw_shares(axes, sizes: list[int], shares: dict[str, list[float]], original: float) -> None:
    """The recognised share over the number of hidden units, or of principal components."""
    for (name, values), style in zip(shares.items(), ("o-", "s--")):
        axes.plot(sizes, 100 * np.array(values), style, color={"o-": "#D55E00", "s--": "#0072B2"}[style], label=name)
    axes.axhline(100 * original, color="0.4", linewidth=1, linestyle=":", label="Originale · originals")
    axes.set(xscale="log", ylim=(None, 100), xlabel="verdeckte Neuronen oder Komponenten\nhidden units or components")
    axes.set_title("erkannt · recognised (%)", fontsize=10)
    axes.set_xticks(sizes, [str(size) for size in sizes])
    axes.minorticks_off()
    axes.grid(alpha=0.3)
    axes.legend(frameon=False, fontsize=9, loc="lower right")
    axes.spines[["top", "right"]].set_visible(False)


if __name__ == "__main__":
    import time

    import matplotlib.pyplot as plt

    try:
        V, names, test, labels = load_mnist()
        sizes, epochs, lr, batch_size = [10, 25, 100, 500, 784], 3, 0.1, 100  # 10 epochs give sharper images
        drawn = [784, 500, 100, 25]
    except (ImportError, OSError, RuntimeError) as error:
        print(f"MNIST ist nicht da, also kleine Ziffern · no MNIST, so small digits ({error})")
        V, names, test, labels = load_small_digits()
        sizes, epochs, lr, batch_size = [5, 10, 25, 50, 100], 20, 0.2, 20
        drawn = [100, 50, 25, 10]
    test, labels = test[:1000], labels[:1000]
    shown = [int(np.flatnonzero(labels == digit)[0]) for digit in range(10)]
    original = recognised(test, labels, V, names)
    print(f"Originale · originals: {original:.1%} erkannt · recognised")

    figure = plt.figure(figsize=(15, 3.4), layout="constrained")
    left, right = figure.subfigures(1, 2, width_ratios=[2.6, 1])
    grid = left.subplots(len(drawn) + 1, 2)
    figure.get_layout_engine().set(hspace=0, h_pad=0.02)
    draw_strip(grid[0, 0], test[shown], f"Originale · originals\n{original:.1%}", cmap="gray_r")
    grid[0, 0].set_title("Wiedergabe · reconstruction   (%: erkannt · recognised)", fontsize=10)
    grid[0, 1].axis("off")
    grid[0, 1].set_title("Filter von zehn verdeckten Neuronen · filters of ten hidden units", fontsize=10)
    text = "orange: Tinte schaltet ein · ink switches on      violett · violet: aus · off"
    grid[0, 1].text(0.5, 0.5, text, ha="center", va="center", fontsize=9, transform=grid[0, 1].transAxes)
    shares: dict[str, list[float]] = {"RBM": [], "PCA": []}
    for n_hidden in sizes:
        start = time.perf_counter()
        W, b, c = train_rbm(V, n_hidden, epochs, lr, batch_size, rng=np.random.default_rng(3))
        seconds = time.perf_counter() - start
        components = principal_components(test, V, min(n_hidden, test.shape[1]))
        for name, rebuilt in (("PCA", components), ("RBM", reconstruct(test, W, b, c))):
            shares[name].append(recognised(rebuilt, labels, V, names))
            error = ((rebuilt - test) ** 2).mean()
            took = f", {seconds:.0f} s" if name == "RBM" else ""
            print(
                f"{name} {n_hidden:4}: {shares[name][-1]:.1%} erkannt · recognised, MSE {error:.4f}{took}", flush=True
            )
        if n_hidden in drawn:
            row = grid[1 + drawn.index(n_hidden)]
            label = f"{n_hidden} verdeckt · hidden\n{shares['RBM'][-1]:.1%}"
            draw_strip(row[0], rebuilt[shown], label, cmap="gray_r", vmin=0, vmax=1)
            draw_filters(row[1], W)
    draw_shares(right.subplots(), sizes, shares, original)
    plt.show()
