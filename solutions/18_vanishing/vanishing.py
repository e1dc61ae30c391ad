"""Assignment 18: activations, softmax, what linear layers are worth, and the gradient that vanishes.

All arrays are float64. A layer has weights W of shape (n_out, n_in), one row per neuron, and computes z = W a + b.
"""

from __future__ import annotations

import numpy as np


# %% task 1
def activation(z: np.ndarray, name: str) -> np.ndarray:
    """The value of an activation function at every z.

    Args:
        z: float64 of any shape, a 0-d array too, finite; it stays unchanged.
        name: "sigmoid", "tanh", "relu", "softplus" or "linear".

    Returns:
        A new float64 array of z's shape, right for |z| up to 10 000.
    """
    ### BEGIN SOLUTION
    if name == "sigmoid":
        return np.exp(-np.logaddexp(0.0, -z))
    if name == "tanh":
        return np.tanh(z)
    if name == "relu":
        return np.maximum(z, 0.0)
    if name == "softplus":
        return np.logaddexp(0.0, z)
    return np.array(z)
    ### END SOLUTION


def derivative(z: np.ndarray, name: str) -> np.ndarray:
    """The derivative of an activation function at every z; that of relu at 0 is 0.

    Args:
        z, name: as in `activation`; z is what goes into the activation function, not what comes out of it.

    Returns:
        A new float64 array of z's shape.
    """
    ### BEGIN SOLUTION
    if name == "sigmoid":
        a = activation(z, "sigmoid")
        return a * (1.0 - a)
    if name == "tanh":
        return 1.0 - np.tanh(z) ** 2
    if name == "relu":
        return np.where(z > 0, 1.0, 0.0)
    if name == "softplus":
        return activation(z, "sigmoid")
    return np.ones(np.shape(z))
    ### END SOLUTION


# %% task 2
def softmax(z: np.ndarray) -> np.ndarray:
    """e^z_k / (sum over j of e^z_j) along the last axis.

    Args:
        z: float64 of shape (..., K), at least one axis, finite; it stays unchanged.

    Returns:
        A new float64 array of z's shape; along the last axis its sum is 1.
    """
    ### BEGIN SOLUTION
    return np.exp(log_softmax(z))
    ### END SOLUTION


def log_softmax(z: np.ndarray) -> np.ndarray:
    """The natural logarithm of softmax, finite for every finite z.

    Args:
        z: as in `softmax`.

    Returns:
        A new float64 array of z's shape.
    """
    ### BEGIN SOLUTION
    shifted = z - z.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    ### END SOLUTION


# %% task 3
def collapse(weights: list[np.ndarray], biases: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """One linear layer that computes what several linear layers compute one after the other.

    Args:
        weights: L >= 1 float64 arrays, weights[l] of shape (n_l, n_{l-1}); they stay unchanged.
        biases: L float64 arrays, biases[l] of shape (n_l,); they stay unchanged.

    Returns:
        W of shape (n_L, n_0) and b of shape (n_L,), new arrays, so that W x + b is what the layers make of any x.
    """
    ### BEGIN SOLUTION
    W, b = weights[0].copy(), biases[0].copy()
    for next_W, next_b in zip(weights[1:], biases[1:]):
        W, b = next_W @ W, next_W @ b + next_b
    return W, b
    ### END SOLUTION


# %% task 4
def chain_forward(w: np.ndarray, b: np.ndarray, x: float) -> tuple[np.ndarray, np.ndarray]:
    """A chain of L single sigmoid neurons: z_1 = w_1 x + b_1, z_l = w_l a_{l-1} + b_l, a_l = sigmoid(z_l).

    Args:
        w, b: float64 of shape (L,), L >= 1; w[0] leads from the input into the first neuron. They stay unchanged.
        x: the input, a number.

    Returns:
        z and a, each float64 of shape (L,).
    """
    ### BEGIN SOLUTION
    z, a = np.empty(len(w)), np.empty(len(w))
    before = x
    for layer in range(len(w)):
        z[layer] = w[layer] * before + b[layer]
        before = a[layer] = 1.0 / (1.0 + np.exp(-z[layer]))
    return z, a
    ### END SOLUTION


def chain_gradient(w: np.ndarray, z: np.ndarray, dC_da: float) -> np.ndarray:
    """How the cost changes with the bias of every neuron of the chain.

    Args:
        w: float64 of shape (L,), as in `chain_forward`; z: float64 of shape (L,), as it returns. Both stay unchanged.
        dC_da: the derivative of the cost by the output of the last neuron, a number.

    Returns:
        dC/db, float64 of shape (L,).
    """
    ### BEGIN SOLUTION
    a = 1.0 / (1.0 + np.exp(-z))
    slopes = a * (1.0 - a)
    gradient = np.empty(len(w))
    arriving = dC_da
    for layer in reversed(range(len(w))):
        gradient[layer] = arriving * slopes[layer]
        arriving = gradient[layer] * w[layer]
    return gradient
    ### END SOLUTION


# %% task 5
def gradient_norms(
    weights: list[np.ndarray], biases: list[np.ndarray], x: np.ndarray, name: str, dC_da: np.ndarray
) -> np.ndarray:
    """Layer by layer, how large the gradient of the cost by the biases is.

    Args:
        weights, biases: L >= 1 layers as in `collapse`; here every layer is followed by the activation. Unchanged.
        x: the input, float64 of shape (n_0,); it stays unchanged.
        name: activation of every layer, the last one too, as in `activation`.
        dC_da: the derivative of the cost by the outputs of the last layer, float64 of shape (n_L,); unchanged.

    Returns:
        The Euclidean length of dC/db of every layer, float64 of shape (L,), first layer first.
    """
    ### BEGIN SOLUTION
    inputs, a = [], x
    for W, b in zip(weights, biases):
        inputs.append(W @ a + b)
        a = activation(inputs[-1], name)
    norms, arriving = np.empty(len(weights)), dC_da
    for layer in reversed(range(len(weights))):
        delta = arriving * derivative(inputs[layer], name)
        norms[layer] = np.linalg.norm(delta)
        arriving = weights[layer].T @ delta
    return norms
    ### END SOLUTION


# %% demo
BLUE, ORANGE, GREEN, PURPLE, BLACK = "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#000000"  # also for the colour-blind
FUNCTIONS = {"sigmoid": (BLUE, "-"), "tanh": (ORANGE, "--"), "relu": (GREEN, "-."), "softplus": (PURPLE, ":")}


def chain_ratios(draw, length: int, count: int) -> np.ndarray:
    """|dC/db_l| / |dC/db_L| for `count` chains of `length` neurons whose w and b come from draw(n); x is 1/2."""
    found = []
    for _ in range(count):
        w, b = draw(length), draw(length)
        gradient = np.abs(chain_gradient(w, chain_forward(w, b, 0.5)[0], 1.0))
        found.append(gradient / gradient[-1])
    return np.array(found)


def network_ratios(name: str, std: float, seeds: int, width: int = 256, depth: int = 20) -> np.ndarray:
    """|delta_l| / |delta_L|, median over networks with normally distributed weights of this standard deviation."""
    found = []
    for seed in range(seeds):
        rng = np.random.default_rng(seed)
        weights = [rng.normal(scale=std, size=(width, width)) for _ in range(depth)]
        biases, x, arriving = [np.zeros(width)] * depth, rng.normal(size=width), rng.normal(size=width)
        norms = gradient_norms(weights, biases, x, name, arriving)
        found.append(norms / norms[-1])
    return np.median(found, axis=0)


def draw_functions(upper, lower, text) -> None:
    """The activation functions above, their derivatives below."""
    z = np.linspace(-4, 4, 401)
    for name, (color, dashes) in FUNCTIONS.items():
        upper.plot(z, activation(z, name), color=color, linestyle=dashes, linewidth=2.2, label=name)
        slope = derivative(z, name)
        slope[np.isclose(z, 0)] = np.nan if name == "relu" else slope[np.isclose(z, 0)]  # a jump is no line
        lower.plot(z, slope, color=color, linestyle=dashes, linewidth=2.2)
    lower.axhline(0.25, color=BLACK, linewidth=0.8)
    lower.text(-3.95, 0.27, "1/4", fontsize=9)
    upper.set(xlim=(-4, 4), ylim=(-1.1, 3), xticks=[-4, -2, 0, 2, 4], yticks=[-1, 0, 1, 2, 3])
    lower.set(xlim=(-4, 4), ylim=(-0.05, 1.1), xticks=[-4, -2, 0, 2, 4], yticks=[0, 0.5, 1], xlabel="z")
    lower.set_yticklabels(["0", text("0,5", "0.5"), "1"])
    upper.set_title(text("Aktivierungsfunktionen", "Activation functions"))
    lower.set_title(text("ihre Ableitungen", "their derivatives"))
    upper.legend(loc="upper left", frameon=False, fontsize=9)


def draw_chains(ax, text) -> None:
    """Median and middle 80 % of many chains, and the one that explodes."""
    rng = np.random.default_rng(0)
    length, layers = 20, np.arange(1, 21)
    kinds = (
        (lambda n: rng.uniform(-1, 1, n), BLUE, "-", text("w, b gleichmäßig in (−1, 1)", "w, b uniform in (−1, 1)")),
        (lambda n: rng.normal(0, 1, n), GREEN, "-.", text("w, b normal, Std.-Abw. 1", "w, b normal, std. dev. 1")),
        (lambda n: rng.normal(0, 4, n), ORANGE, "--", text("w, b normal, Std.-Abw. 4", "w, b normal, std. dev. 4")),
    )
    for draw, color, dashes, label in kinds:
        ratios = chain_ratios(draw, length, 1000)
        low, median, high = np.quantile(ratios, (0.1, 0.5, 0.9), axis=0)
        ax.fill_between(layers, low, high, color=color, alpha=0.12, linewidth=0)
        ax.plot(layers, median, color=color, linestyle=dashes, linewidth=2.2, label=label)
    exploding = np.abs(chain_gradient(np.full(length, 100.0), np.zeros(length), 1.0))
    label = text("w = 100, alle z = 0", "w = 100, all z = 0")
    ax.plot(layers, exploding / exploding[-1], color=BLACK, linestyle=":", linewidth=2.2, label=label)
    ax.set(
        yscale="log",
        xlim=(1, 20),
        ylim=(1e-34, 1e30),
        xticks=[1, 5, 10, 15, 20],
        yticks=[1e-30, 1e-20, 1e-10, 1, 1e10, 1e20],
    )
    ax.set(xlabel=text("Neuron ℓ", "neuron ℓ"), ylabel=r"$|\partial C/\partial b_\ell|\,/\,|\partial C/\partial b_L|$")
    ax.set_title(text("Kette: Median und mittlere 80 %", "Chain: median and middle 80 %"))
    ax.legend(loc="upper right", frameon=False, fontsize=9)


def draw_networks(ax, text) -> None:
    """Gradient norms of wide networks with several starts."""
    xavier, he = (1 / 256) ** 0.5, (2 / 256) ** 0.5
    kinds = (
        ("tanh", 0.2, ORANGE, "--", text("tanh, Std.-Abw. 0,2", "tanh, std. dev. 0.2")),
        ("relu", he, GREEN, "-.", "relu, He"),
        ("tanh", xavier, ORANGE, "-", "tanh, Xavier"),
        ("relu", xavier, GREEN, ":", "relu, Xavier"),
        ("sigmoid", xavier, BLUE, "-", "sigmoid, Xavier"),
    )
    for name, std, color, dashes, label in kinds:
        ratios = network_ratios(name, std, seeds=5)
        ax.plot(np.arange(1, 21), ratios, color=color, linestyle=dashes, linewidth=2.2, label=label)
    ax.set(yscale="log", xlim=(1, 20), ylim=(1e-13, 1e4), xticks=[1, 5, 10, 15, 20], yticks=[1e-12, 1e-8, 1e-4, 1, 1e4])
    ax.set(xlabel=text("Schicht ℓ", "layer ℓ"), ylabel=r"$|\delta_\ell|\,/\,|\delta_L|$")
    ax.set_title(text("20 Schichten mit je 256 Neuronen", "20 layers of 256 neurons each"))
    ax.legend(loc="lower right", frameon=False, fontsize=9)


if __name__ == "__main__":
    import os

    import matplotlib.pyplot as plt

    german = not os.environ.get("GRADER_LANGUAGE", "de").startswith("en")

    def text(de, en):
        """The reader's language: GRADER_LANGUAGE=en for English."""
        return de if german else en

    figure = plt.figure(figsize=(15, 5.2), layout="constrained")
    axes = figure.subplot_mosaic([["upper", "chains", "networks"], ["lower", "chains", "networks"]])
    try:
        draw_functions(axes["upper"], axes["lower"], text)
        draw_chains(axes["chains"], text)
        draw_networks(axes["networks"], text)
    except NotImplementedError as missing:
        print(
            text(
                "Was noch nicht geschrieben ist, fehlt im Bild.", "What is not written yet is missing in the picture."
            ),
            missing,
        )
    for ax in axes.values():
        ax.grid(alpha=0.25)
        ax.minorticks_off()
        ax.spines[["top", "right"]].set_visible(False)
    plt.show()
