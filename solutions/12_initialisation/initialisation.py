"""Assignment 12: start weights (normal, Xavier, He, orthogonal) and batch normalisation.

Weights have the shape (n_in, n_out): one row per input, one column per neuron, so a layer computes z = X W + b with one
pattern per row of X. All arrays are float64, and every random number comes from the generator that is passed in.
"""

import numpy as np


# %% task 1
def normal_init(n_in: int, n_out: int, std: float, rng: np.random.Generator) -> np.ndarray:
    """Normally distributed weights around 0 (not truncated).

    Args:
        n_in, n_out: inputs and neurons of the layer, both at least 1.
        std: the standard deviation, positive; the variance is std**2.
        rng: where every random number comes from.

    Returns:
        A new array (n_in, n_out), float64.
    """
    ### BEGIN SOLUTION
    return rng.normal(0.0, std, (n_in, n_out))
    ### END SOLUTION


# %% task 2
def xavier_uniform(n_in: int, n_out: int, rng: np.random.Generator) -> np.ndarray:
    """Weights uniform on [-l, l] with l = sqrt(6 / (n_in + n_out)) (Glorot & Bengio 2010).

    Args:
        n_in, n_out: inputs and neurons of the layer, both at least 1.
        rng: where every random number comes from.

    Returns:
        A new array (n_in, n_out), float64.
    """
    ### BEGIN SOLUTION
    limit = np.sqrt(6.0 / (n_in + n_out))
    return rng.uniform(-limit, limit, (n_in, n_out))
    ### END SOLUTION


def he_normal(n_in: int, n_out: int, rng: np.random.Generator) -> np.ndarray:
    """Normally distributed weights around 0 with variance 2 / n_in (not truncated; He et al. 2015).

    Args:
        n_in, n_out: inputs and neurons of the layer, both at least 1.
        rng: where every random number comes from.

    Returns:
        A new array (n_in, n_out), float64.
    """
    ### BEGIN SOLUTION
    return rng.normal(0.0, np.sqrt(2.0 / n_in), (n_in, n_out))
    ### END SOLUTION


# %% task 3
def orthogonal(n_in: int, n_out: int, rng: np.random.Generator) -> np.ndarray:
    """A random matrix with orthonormal columns, or orthonormal rows where it is wider than high (Saxe et al. 2014).

    Args:
        n_in, n_out: inputs and neurons of the layer, both at least 1.
        rng: where every random number comes from.

    Returns:
        A new array W (n_in, n_out), float64: W.T @ W = 1 if n_in >= n_out, otherwise W @ W.T = 1. No direction is
        preferred: entries and determinant are as often positive as negative.
    """
    ### BEGIN SOLUTION
    tall = rng.standard_normal((max(n_in, n_out), min(n_in, n_out)))
    q, r = np.linalg.qr(tall)
    # LAPACK fixes the signs of q in a way of its own; with a positive diagonal of r the factors are unique.
    q = q * np.sign(np.diag(r))
    return q if n_in >= n_out else q.T.copy()
    ### END SOLUTION


# %% task 4
class BatchNorm:
    """Batch normalisation of F features (Ioffe & Szegedy 2015).

    Attributes:
        gamma, beta: (F,) float64, scale and shift, at first 1 and 0. Others may change or replace them between calls.
        running_mean, running_var: (F,) float64, at first 0 and 1 (task 5).
    """

    def __init__(self, n_features: int, momentum: float = 0.1, eps: float = 1e-5) -> None:
        """A layer that has not seen any data yet.

        Args:
            n_features: the number F of features, at least 1.
            momentum: weight of the *new* value in the running statistics, between 0 and 1.
            eps: added to the variance, under the root; not negative.
        """
        ### BEGIN SOLUTION
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(n_features), np.zeros(n_features)
        self.running_mean, self.running_var = np.zeros(n_features), np.ones(n_features)
        ### END SOLUTION

    def forward(self, X: np.ndarray, training: bool) -> np.ndarray:
        """gamma * (X - mean) / sqrt(var + eps) + beta, feature by feature.

        Args:
            X: (N, F) float64, one pattern per row; it stays unchanged. N >= 2 in training, N >= 1 otherwise.
            training: True: mean and variance (divided by N) of this batch; the running statistics are updated.
                False: the running statistics take their place, and nothing changes.

        Returns:
            A new array (N, F), float64.
        """
        ### BEGIN SOLUTION
        if training:
            mean, var = X.mean(axis=0), X.var(axis=0)
            unbiased = var * len(X) / (len(X) - 1)
            self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * mean
            self.running_var = (1 - self.momentum) * self.running_var + self.momentum * unbiased
        else:
            mean, var = self.running_mean, self.running_var
        std = np.sqrt(var + self.eps)
        x_hat = (X - mean) / std
        if training:
            self.x_hat, self.std = x_hat, std  # what backward needs
        return self.gamma * x_hat + self.beta
        ### END SOLUTION

    def backward(self, grad_out: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The gradients of an error E whose derivatives with respect to the output are known (task 6, bonus).

        Args:
            grad_out: (N, F) float64, dE/dY of the last forward in training; it stays unchanged.

        Returns:
            (dX, dgamma, dbeta), new arrays (N, F), (F,) and (F,). The layer itself does not change.
        """
        ### BEGIN SOLUTION
        dbeta = grad_out.sum(axis=0)
        dgamma = (grad_out * self.x_hat).sum(axis=0)
        n = len(grad_out)
        dX = self.gamma / self.std * (grad_out - dbeta / n - self.x_hat * dgamma / n)
        return dX, dgamma, dbeta
        ### END SOLUTION


# %% task 5
# Baue forward (oben) aus, bis auch diese Aufgabe stimmt: laufende Statistik und training=False.
# Extend forward (above) until this task is right too: running statistics and training=False.


# %% task 6
# Schreibe backward in die Klasse BatchNorm (oben).
# Write backward in the class BatchNorm (above).


# %% demo
if __name__ == "__main__":
    import os
    import sys

    import matplotlib.pyplot as plt

    chosen = sys.argv[-1] if "--lang" in sys.argv else os.environ.get("GRADER_LANGUAGE", "de")
    german = not chosen.startswith("en")
    LAYERS, NEURONS, SHOWN = 20, 256, (1, 5, 10, 20)
    # Okabe-Ito colours with a dash pattern each: told apart with any kind of colour vision, and in grey
    BLACK, ORANGE, BLUE, GREEN, PURPLE = "#000000", "#D55E00", "#0072B2", "#009E73", "#CC79A7"

    def text(de, en):
        return de if german else en

    def decimal(value):
        """A number of two digits in the reader's way of writing; a power of ten where it is far from 1."""
        digits, power = f"{value:.0e}".split("e")
        if abs(int(power)) > 2:
            return rf"$10^{{{int(power)}}}$" if digits == "1" else rf"${digits}\cdot 10^{{{int(power)}}}$"
        return f"{value:.2g}".replace(".", "," if german else ".")

    def outputs(activation, draw, normalised, rng):
        """What the 20 layers give for 500 patterns of variance 1."""
        a, found = rng.standard_normal((500, NEURONS)), []
        for _ in range(LAYERS):
            z = a @ draw(NEURONS, NEURONS, rng)
            if normalised:
                z = BatchNorm(NEURONS).forward(z, True)
            a = np.tanh(z) if activation == "tanh" else np.maximum(z, 0.0)
            found.append(a)
        return found

    def normal(std):
        return lambda n_in, n_out, rng: normal_init(n_in, n_out, std, rng)

    small, large = text("normal, std 0,01", "normal, std 0.01"), text("normal, std 0,2", "normal, std 0.2")
    orthogonal_name, batch = "orthogonal", text("std 0,01 mit\nBatch-Norm.", "std 0.01 with\nbatch norm.")
    rows = (
        ("tanh", small, normal(0.01), False, ORANGE, (0, (1, 1))),
        ("tanh", large, normal(0.2), False, PURPLE, (0, (5, 1.5))),
        ("tanh", "Xavier", xavier_uniform, False, BLUE, "-"),
        ("tanh", orthogonal_name, orthogonal, False, BLACK, (0, (1, 3))),
        ("tanh", batch, normal(0.01), True, GREEN, (0, (6, 1, 1, 1))),
        ("ReLU", large, normal(0.2), False, PURPLE, (0, (5, 1.5))),
        ("ReLU", "Xavier", xavier_uniform, False, BLUE, "-"),
        ("ReLU", "He", he_normal, False, ORANGE, (0, (1, 1))),
        ("ReLU", batch, normal(0.01), True, GREEN, (0, (6, 1, 1, 1))),
    )

    def draw_histograms(axes, activation, found, color):
        """How often which output occurs in four of the layers; the standard deviation in the corner."""
        edges = np.linspace(-1, 1, 41) if activation == "tanh" else np.linspace(0, 4, 41)
        for ax, number in zip(axes, SHOWN):
            a = found[number - 1]
            share, _ = np.histogram(np.clip(a, edges[0], edges[-1]), edges)
            ax.stairs(share / a.size, edges, fill=True, color=color, alpha=0.85)
            ax.set(xlim=(edges[0], edges[-1]), ylim=(0, 0.25), yticks=[])
            ax.set_xticks([-1, 0, 1] if activation == "tanh" else [0, 2, 4])
            ax.tick_params(labelsize=8, length=2)
            box = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}
            shown = f"s = {decimal(a.std())}"
            ax.text(0.95, 0.9, shown, transform=ax.transAxes, ha="right", va="top", fontsize=8, bbox=box)

    figure = plt.figure(figsize=(13, 10.5), layout="constrained")
    left, right = figure.subfigures(1, 2, width_ratios=(1.7, 1))
    grid = left.subplots(len(rows), len(SHOWN))
    curves = dict(zip(("tanh", "ReLU"), right.subplots(2, 1, sharex=True, gridspec_kw={"height_ratios": (5, 4)})))
    for line, (activation, name, draw, normalised, color, dashes) in zip(grid, rows):
        line[0].set_ylabel(f"{activation}\n{name}", rotation=0, ha="right", va="center", fontsize=9.5)
        try:
            found = outputs(activation, draw, normalised, np.random.default_rng(12))
        except NotImplementedError:
            line[0].text(0.5, 0.5, text("noch offen", "not written yet"), ha="center", transform=line[0].transAxes)
            continue
        draw_histograms(line, activation, found, color)
        label = name.replace("\n", " ")
        curves[activation].plot(
            range(1, LAYERS + 1), [a.std() for a in found], color=color, linestyle=dashes, linewidth=2.2, label=label
        )
    for ax, number in zip(grid[0], SHOWN):
        ax.set_title(text(f"Schicht {number}", f"layer {number}"), fontsize=11)
    left.suptitle(text("So oft kommt welche Ausgabe vor", "How often which output occurs"), fontsize=12)
    for activation, ax in curves.items():
        ax.set(yscale="log", xticks=[1, 5, 10, 15, 20], xlim=(1, LAYERS))
        ax.set_title(text(f"{activation}: Standardabweichung s der Ausgaben", f"{activation}: standard deviation s"))
        ax.grid(alpha=0.25)
        ax.spines[["top", "right"]].set_visible(False)
        ax.legend(frameon=False, fontsize=9, loc="lower left" if activation == "tanh" else "upper left")
    curves["ReLU"].set_xlabel(text("Schicht", "layer"))
    plt.show()
