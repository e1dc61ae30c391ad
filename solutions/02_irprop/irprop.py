"""Assignment 02: backpropagation with iRprop- (Riedmiller & Braun 1993, Igel & Hüsken 2000).

A multi-layer perceptron with sigmoid neurons in every layer. Layer l has a weight matrix of shape (n_l, n_{l-1}),
one row per neuron, and a bias vector of shape (n_l,). A row of X (N, n_0) is a pattern, the same row of T (N, n_L)
its targets. All arrays are float64.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np


# %% the given program: plain backpropagation
# This works, but for exactly two layers and with one learning rate for all weights. Take it apart and rebuild it
# below; leave this cell as it is, because task 4 is checked with GradientDescent as well.
def sigmoid(phi: np.ndarray) -> np.ndarray:
    """1 / (1 + exp(-phi)), elementwise, without overflow: the argument of exp is never positive."""
    e = np.exp(-np.abs(phi))
    return np.where(phi >= 0, 1.0, e) / (1.0 + e)


def backprop_two_layers(
    W1: np.ndarray,
    b1: np.ndarray,
    W2: np.ndarray,
    b2: np.ndarray,
    X: np.ndarray,
    T: np.ndarray,
    epochs: int,
    eta: float = 0.5,
) -> list[float]:
    """Train a network with one hidden layer by gradient descent, in place.

    Returns:
        The error E = 1/2 sum (output - T)^2 in every epoch, before its step.
    """
    losses = []
    for _ in range(epochs):
        # forward, layer by layer
        hidden = sigmoid(X @ W1.T + b1)
        output = sigmoid(hidden @ W2.T + b2)
        losses.append(0.5 * float(np.sum((output - T) ** 2)))
        # backward: every delta is computed with the old weights ...
        delta2 = (output - T) * output * (1 - output)
        delta1 = (delta2 @ W2) * hidden * (1 - hidden)
        # ... and only then all weights change
        W2 -= eta * (delta2.T @ hidden)
        b2 -= eta * delta2.sum(axis=0)
        W1 -= eta * (delta1.T @ X)
        b1 -= eta * delta1.sum(axis=0)
    return losses


class GradientDescent:
    """The last four lines of the loop above as an object: one learning rate, for any number of arrays."""

    def __init__(self, params: list[np.ndarray], eta: float = 0.5) -> None:
        self.params = params
        self.eta = eta

    def step(self, gradients: list[np.ndarray]) -> None:
        """One step downhill; the arrays in `params` change in place."""
        for w, g in zip(self.params, gradients):
            w -= self.eta * g


# %% task 1
def mlp_forward(weights: list[np.ndarray], biases: list[np.ndarray], X: np.ndarray) -> list[np.ndarray]:
    """The outputs of every layer, a_l = sigmoid(a_{l-1} W_l^T + b_l).

    Args:
        weights: L >= 1 matrices, W_l of shape (n_l, n_{l-1}).
        biases: L vectors, b_l of shape (n_l,).
        X: (N, n_0), one pattern per row.

    Returns:
        The L + 1 arrays [X, a_1, ..., a_L], a_l of shape (N, n_l). The arguments stay unchanged.
    """
    ### BEGIN SOLUTION
    activations = [X]
    for W, b in zip(weights, biases):
        activations.append(sigmoid(activations[-1] @ W.T + b))
    return activations
    ### END SOLUTION


# %% task 2
def mlp_gradients(
    weights: list[np.ndarray], biases: list[np.ndarray], X: np.ndarray, T: np.ndarray
) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """The gradients of E = 1/2 sum_n sum_k (o_nk - t_nk)^2, summed over all patterns n and outputs k.

    Args:
        weights, biases, X: as in `mlp_forward`.
        T: (N, n_L), the targets.

    Returns:
        (dW, db), two lists in the order of the layers: dW[l] has the shape of weights[l], db[l] that of biases[l].
        The arguments stay unchanged.
    """
    ### BEGIN SOLUTION
    activations = mlp_forward(weights, biases, X)
    output = activations[-1]
    deltas = [(output - T) * output * (1 - output)]
    for W, a in zip(weights[:0:-1], activations[-2:0:-1]):  # from the last layer back to the second
        deltas.insert(0, (deltas[0] @ W) * a * (1 - a))
    dW = [delta.T @ below for delta, below in zip(deltas, activations)]
    db = [delta.sum(axis=0) for delta in deltas]
    return dW, db
    ### END SOLUTION


# %% task 3
class IRpropMinus:
    """iRprop-: every single weight has a step size of its own and looks only at the sign of its derivative.

    For each weight w with derivative g, and g_old and step as they were left by the call before:
        g_old * g > 0:  step = min(step * eta_plus, delta_max)
        g_old * g < 0:  step = max(step * eta_minus, delta_min)  and  g = 0
        g_old * g = 0:  step stays
        then  w = w - sign(g) * step  and  g_old = g
    """

    def __init__(
        self,
        params: list[np.ndarray],
        eta_plus: float = 1.2,
        eta_minus: float = 0.5,
        delta_zero: float = 0.1,
        delta_min: float = 1e-6,
        delta_max: float = 50.0,
    ) -> None:
        """Every weight starts with the step size delta_zero and the old derivative 0.

        Args:
            params: arrays of any shape; `step` changes these very arrays.
            eta_plus, eta_minus: factors by which a step size grows and shrinks.
            delta_zero: every step size at the start, between delta_min and delta_max.
            delta_min, delta_max: bounds of the step sizes.
        """
        ### BEGIN SOLUTION
        self.params = params
        self.eta_plus, self.eta_minus = eta_plus, eta_minus
        self.delta_min, self.delta_max = delta_min, delta_max
        self.step_sizes = [np.full(w.shape, delta_zero) for w in params]
        self.previous = [np.zeros_like(w) for w in params]
        ### END SOLUTION

    def step(self, gradients: list[np.ndarray]) -> None:
        """One step of every weight, in place.

        Args:
            gradients: one array per parameter, of the same shape; they stay unchanged, and the caller may overwrite
                them afterwards.
        """
        ### BEGIN SOLUTION
        for i, (w, g) in enumerate(zip(self.params, gradients)):
            product = self.previous[i] * g
            grown = np.minimum(self.step_sizes[i] * self.eta_plus, self.delta_max)
            shrunk = np.maximum(self.step_sizes[i] * self.eta_minus, self.delta_min)
            unchanged = self.step_sizes[i]
            self.step_sizes[i] = np.where(product > 0, grown, np.where(product < 0, shrunk, unchanged))
            self.previous[i] = np.where(product < 0, 0.0, g)  # a new array, the caller's keeps its values
            w -= np.sign(self.previous[i]) * self.step_sizes[i]
        ### END SOLUTION


# %% task 4
def train(
    weights: list[np.ndarray],
    biases: list[np.ndarray],
    X: np.ndarray,
    T: np.ndarray,
    epochs: int,
    make_optimizer: Callable,
) -> list[float]:
    """Train on all patterns at once, one optimiser step per epoch; weights and biases change in place.

    Args:
        weights, biases, X, T: as in `mlp_gradients`; X and T stay unchanged.
        epochs: number of steps, at least 1.
        make_optimizer: called once, with one list that holds all arrays of `weights` and `biases`; returns an object
            with a method step(gradients) that wants the gradients in the same order. IRpropMinus or GradientDescent.

    Returns:
        `epochs` numbers: the error E = 1/2 sum (o - t)^2 before each step.
    """
    ### BEGIN SOLUTION
    optimizer = make_optimizer(weights + biases)
    losses = []
    for _ in range(epochs):
        output = mlp_forward(weights, biases, X)[-1]
        losses.append(0.5 * float(np.sum((output - T) ** 2)))
        dW, db = mlp_gradients(weights, biases, X, T)
        optimizer.step(dW + db)
    return losses
    ### END SOLUTION


# %% demo
XOR_X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR_T = np.array([[0.0], [1.0], [1.0], [0.0]])
BLUE, ORANGE, GREY = "#0072B2", "#D55E00", "#8C8C8C"  # told apart with any kind of colour vision


def start_weights(sizes: list[int], seed: int) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """Random weights and biases between -1 and 1 for layers of these sizes."""
    rng = np.random.default_rng(seed)
    weights = [rng.uniform(-1, 1, (above, below)) for below, above in zip(sizes, sizes[1:])]
    return weights, [rng.uniform(-1, 1, size) for size in sizes[1:]]


class RpropMinus:
    """Rprop- as the lecture has it, made of your IRpropMinus: no weight pauses after a change of sign.

    Every single weight gets an optimiser of its own, so that one that stood still can be asked a second time.
    """

    def __init__(self, params: list[np.ndarray]) -> None:
        self.weights = [part for w in params for part in np.split(w.reshape(-1), w.size)]  # views of one number each
        self.optimizers = [IRpropMinus([w]) for w in self.weights]

    def step(self, gradients: list[np.ndarray]) -> None:
        parts = [part for g in gradients for part in np.split(g.reshape(-1), g.size)]
        for w, optimizer, g in zip(self.weights, self.optimizers, parts):
            before = w.copy()
            optimizer.step([g])
            if w == before:
                optimizer.step([g])


class Watched:
    """IRpropMinus that notes how far each weight moves."""

    def __init__(self, params: list[np.ndarray]) -> None:
        self.params, self.optimizer, self.moves = params, IRpropMinus(params), []

    def step(self, gradients: list[np.ndarray]) -> None:
        before = np.concatenate([w.ravel() for w in self.params])
        self.optimizer.step(gradients)
        self.moves.append(np.abs(np.concatenate([w.ravel() for w in self.params]) - before))


def xor_losses(method: str, seed: int) -> list[float]:
    """The error in every epoch while a 2-4-1 network learns XOR."""
    weights, biases = start_weights([2, 4, 1], seed)
    if method in ("iRprop-", "Rprop-"):
        return train(weights, biases, XOR_X, XOR_T, 120, IRpropMinus if method == "iRprop-" else RpropMinus)
    (W1, W2), (b1, b2) = weights, biases
    slow = method == "backprop"
    return backprop_two_layers(W1, b1, W2, b2, XOR_X, XOR_T, epochs=1500 if slow else 400, eta=0.5 if slow else 6.0)


def draw_losses(ax) -> None:
    """Median and middle half of 15 starts for each method."""
    styles = {
        "backprop": (GREY, "-", "Backpropagation, η = 0.5"),
        "tuned": (GREY, (0, (1, 1)), "Backpropagation, η = 6"),
        "Rprop-": (ORANGE, (0, (4, 1.5)), "Rprop⁻"),
        "iRprop-": (BLUE, "-", "iRprop⁻"),
    }
    for method, (color, dashes, label) in styles.items():
        try:
            runs = np.array([xor_losses(method, seed) for seed in range(15)])
        except NotImplementedError:
            continue  # what is not written yet is left out
        low, middle, high = np.percentile(runs, [25, 50, 75], axis=0)
        epochs = np.arange(1, runs.shape[1] + 1)
        ax.fill_between(epochs, low, high, color=color, alpha=0.15, linewidth=0)
        ax.plot(epochs, middle, color=color, linestyle=dashes, linewidth=2.2, label=label)
    ax.set(xscale="log", yscale="log", xlim=(1, 1500), ylim=(1e-4, 1), xticks=[1, 10, 100, 1000])
    ax.set(xticklabels=["1", "10", "100", "1000"], xlabel="Epoche · epoch", ylabel="Fehler E · error E")
    ax.set_title("XOR, 15 Starts: Median und mittlere Hälfte\nXOR, 15 starts: median and middle half")
    ax.legend(loc="lower left", frameon=False)


def draw_steps(ax, seed: int, epochs: int) -> None:
    """The way of each of the 17 weights in each epoch; an open circle is the pause after a change of sign."""
    weights, biases = start_weights([2, 4, 1], seed)
    watched: list[Watched] = []
    train(weights, biases, XOR_X, XOR_T, epochs, lambda params: watched.append(Watched(params)) or watched[0])
    groups = {
        "Eingabe → verdeckt · input → hidden": (8, BLUE),
        "verdeckt → Ausgabe · hidden → output": (4, ORANGE),
        "Bias": (5, GREY),
    }
    first, number = 0, np.arange(1, epochs + 1)
    for label, (count, color) in groups.items():
        for delta in np.array(watched[0].moves).T[first : first + count]:
            paused = np.flatnonzero(delta == 0)
            delta[paused] = delta[paused - 1] / 2  # nothing moves, but the step size has been halved
            ax.plot(number, delta, ".-", color=color, markersize=4, linewidth=1.1)
            ax.plot(number[paused], delta[paused], "o", color=color, markersize=5.5, markerfacecolor="white", zorder=3)
        ax.plot([], [], ".-", color=color, label=label)
        first += count
    ax.plot([], [], "o", color="black", markersize=5.5, markerfacecolor="white", label="Pause · pause")
    ax.set(yscale="log", xlim=(0, epochs + 1), xlabel="Epoche · epoch", ylabel="Schrittweite Δ · step size Δ")
    ax.set_title("iRprop⁻: 17 Gewichte eines Netzes\n17 weights of one network")
    ax.legend(loc="upper left", frameon=False)


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    figure, (left, right) = plt.subplots(1, 2, figsize=(12.5, 5.2), layout="constrained")
    draw_losses(left)
    try:
        draw_steps(right, seed=3, epochs=42)
    except NotImplementedError:
        right.set_title("Schrittweiten: noch offen · step sizes: not written yet")
    for ax in (left, right):
        ax.grid(alpha=0.25)
        ax.spines[["top", "right"]].set_visible(False)
    plt.show()
