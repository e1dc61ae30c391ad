"""Assignment 16: an echo state network, which learns by a single regression, and forecasts a chaotic series.

All arrays are float64. n neurons, k inputs, T steps of time; the first index of a weight names the receiver.
"""

from __future__ import annotations

import numpy as np


# %% Mackey-Glass series (given)
def mackey_glass(n: int) -> np.ndarray:
    """n values of the Mackey-Glass series with delay 17, one per unit of time, as an array of shape (n, 1).

    x'(t) = 0.2 x(t - 17) / (1 + x(t - 17)^10) - 0.1 x(t), by Runge-Kutta with step 0.1; the first 1000 values are left
    out. The values are shifted and scaled to mean 0 and standard deviation 1.
    """
    delay, per_value = 170, 10
    x = [1.2] * (delay + 1)
    for i in range(delay, delay + (1000 + n) * per_value):
        past, next_past = x[i - delay], x[i - delay + 1]
        pushes = [0.2 * v / (1 + v**10) for v in (past, (past + next_past) / 2, next_past)]
        k1 = pushes[0] - 0.1 * x[i]
        k2 = pushes[1] - 0.1 * (x[i] + 0.05 * k1)
        k3 = pushes[1] - 0.1 * (x[i] + 0.05 * k2)
        k4 = pushes[2] - 0.1 * (x[i] + 0.1 * k3)
        x.append(x[i] + 0.1 / 6 * (k1 + 2 * k2 + 2 * k3 + k4))
    series = np.array(x[delay + per_value :: per_value])[1000 : 1000 + n]
    return ((series - series.mean()) / series.std())[:, np.newaxis]


# %% task 1
def reservoir(n: int, density: float, spectral_radius: float, rng: np.random.Generator) -> np.ndarray:
    """Random sparse weights whose largest eigenvalue has a given absolute value.

    Args:
        n: number of neurons.
        density: share of the n * n connections that exist, 0 < density <= 1, n * density >= 5.
        spectral_radius: largest absolute value of the eigenvalues of the result, > 0.
        rng: the only source of randomness.

    Returns:
        W of shape (n, n): independent numbers, symmetric about 0, and 0 where there is no connection.
    """
    ### BEGIN SOLUTION
    W = rng.normal(size=(n, n)) * (rng.random((n, n)) < density)
    return W * (spectral_radius / np.abs(np.linalg.eigvals(W)).max())
    ### END SOLUTION


# %% task 2
def run(
    W: np.ndarray, W_in: np.ndarray, inputs: np.ndarray, state: np.ndarray | None = None, leak: float = 1.0
) -> np.ndarray:
    """Let the reservoir run: x_t = (1 - leak) x_{t-1} + leak tanh(W_in [1; u_t] + W x_{t-1}).

    Args:
        W: (n, n). W_in: (n, k + 1), column 0 belongs to the constant 1. All arrays stay unchanged.
        inputs: (T, k), T >= 1; row t is u_t.
        state: (n,), where the reservoir starts; None means 0.
        leak: 0 < leak <= 1.

    Returns:
        The states, (T, n): row t has seen input t already. The start is not among them.
    """
    ### BEGIN SOLUTION
    x = np.zeros(len(W)) if state is None else state
    states = np.empty((len(inputs), len(W)))
    for t, u in enumerate(inputs):
        x = states[t] = (1 - leak) * x + leak * np.tanh(W_in[:, 0] + W_in[:, 1:] @ u + W @ x)
    return states
    ### END SOLUTION


# %% task 3
def train_readout(states: np.ndarray, targets: np.ndarray, ridge: float) -> np.ndarray:
    """The W_out that minimises sum over t of |W_out [1; x_t] - y_t|^2 + ridge |W_out|^2 (all of W_out).

    Args:
        states: (T, n), T >= 1; targets: (T, m). Both stay unchanged.
        ridge: > 0.

    Returns:
        W_out of shape (m, n + 1); column 0 belongs to the constant 1.
    """
    ### BEGIN SOLUTION
    X = np.column_stack([np.ones(len(states)), states])
    return np.linalg.solve(X.T @ X + ridge * np.eye(X.shape[1]), X.T @ targets).T
    ### END SOLUTION


# %% task 4
def train_forecast(
    W: np.ndarray, W_in: np.ndarray, series: np.ndarray, washout: int, ridge: float, leak: float = 1.0
) -> tuple[np.ndarray, np.ndarray]:
    """Learn to say the next value of a series.

    Args:
        W, W_in, leak: as in `run`; the reservoir starts at 0 and is driven by the whole series.
        series: (T, k); stays unchanged.
        washout: the first states, t < washout, are not learnt from; 0 <= washout <= T - 2.
        ridge: > 0.

    Returns:
        (W_out, state): W_out of shape (k, n + 1), trained with the pairs (x_t, series[t + 1]), t = washout, ..., T - 2;
        and the last state x_{T-1}, of shape (n,), which has seen the whole series.
    """
    ### BEGIN SOLUTION
    states = run(W, W_in, series, leak=leak)
    return train_readout(states[washout:-1], series[washout + 1 :], ridge), states[-1].copy()
    ### END SOLUTION


def free_run(
    W: np.ndarray, W_in: np.ndarray, W_out: np.ndarray, state: np.ndarray, steps: int, leak: float = 1.0
) -> np.ndarray:
    """Let the network go on by itself: every output is its next input.

    Args:
        W, W_in, leak: as in `run`. W_out: (k, n + 1). state: (n,), as `train_forecast` returns it. Unchanged.
        steps: >= 1.

    Returns:
        The outputs, (steps, k). Row 0 is W_out [1; state], and so comes without any new input.
    """
    ### BEGIN SOLUTION
    outputs = np.empty((steps, len(W_out)))
    for t in range(steps):
        outputs[t] = W_out[:, 0] + W_out[:, 1:] @ state
        state = run(W, W_in, outputs[t : t + 1], state, leak)[0]
    return outputs
    ### END SOLUTION


# %% task 5
def state_distances(
    W: np.ndarray,
    W_in: np.ndarray,
    inputs: np.ndarray,
    state_a: np.ndarray,
    state_b: np.ndarray,
    leak: float = 1.0,
) -> np.ndarray:
    """How far apart two runs are that began in different states and were given the same inputs.

    Args:
        W, W_in, inputs, leak: as in `run`. state_a, state_b: the two starts, (n,) each. All of it stays unchanged.

    Returns:
        Euclidean distances, (T,): entry t is the distance after input t. That of the starts is not among them.
    """
    ### BEGIN SOLUTION
    return np.linalg.norm(run(W, W_in, inputs, state_a, leak) - run(W, W_in, inputs, state_b, leak), axis=1)
    ### END SOLUTION


# %% demo
BLUE, ORANGE, BLACK, GREY = "#0072B2", "#D55E00", "#000000", "#8C8C8C"  # told apart with any kind of colour vision
NEURONS, LEARNT = 300, 2000


def new_network(seed: int, radius: float = 0.9) -> tuple[np.ndarray, np.ndarray]:
    """W with 5 % of the connections, and W_in uniform in (-0.5, 0.5), for one input."""
    rng = np.random.default_rng(seed)
    return reservoir(NEURONS, 0.05, radius, rng), rng.uniform(-0.5, 0.5, (NEURONS, 2))


def forecast(series: np.ndarray, steps: int, seed: int) -> np.ndarray:
    """Learn from the first 2000 values, then go on alone."""
    W, W_in = new_network(seed)
    W_out, state = train_forecast(W, W_in, series[:LEARNT], washout=100, ridge=1e-6)
    return free_run(W, W_in, W_out, state, steps)[:, 0]


def draw_series(ax, series: np.ndarray, found: np.ndarray, text) -> None:
    """The last values that were learnt from, and what the network makes of the future."""
    true = series[LEARNT - 100 : LEARNT + 600, 0]
    ax.plot(np.arange(-100, 600), true, color=GREY, linewidth=4.5, alpha=0.5, label="Mackey-Glass")
    label = text("Netz, ohne neue Eingaben", "network, without new inputs")
    ax.plot(np.arange(600), found[:600], color=BLUE, linewidth=1.5, label=label)
    ax.axvline(0, color=BLACK, linewidth=1)
    ax.text(-97, 2.35, text("gelernt", "learnt"), fontsize=9)
    ax.text(6, 2.35, text("vorhergesagt →", "forecast →"), fontsize=9)
    ax.set(xlim=(-100, 600), ylim=(-2.9, 2.9), yticks=[-2, 0, 2], xlabel=text("Zeit", "time"))
    ax.set_title(text("Vorhersage", "Forecast"))
    ax.legend(loc="lower left", frameon=False, fontsize=9, ncols=2)


def draw_errors(ax, series: np.ndarray, text) -> None:
    """How the error of several networks grows with time."""
    found = [np.abs(forecast(series, 600, seed) - series[LEARNT : LEARNT + 600, 0]) for seed in range(5)]
    smooth = np.exp([np.convolve(np.log(error + 1e-12), np.ones(20) / 20, "valid") for error in found])
    for curve in smooth:
        ax.plot(np.arange(10, 591), curve, color=BLUE, linewidth=0.8, alpha=0.45)
    ax.plot(np.arange(10, 591), np.median(smooth, axis=0), color=BLUE, linewidth=2.4, label="Median")
    ax.axhline(
        1, color=BLACK, linestyle=":", linewidth=1.5, label=text("Std.-Abw. der Reihe", "std. dev. of the series")
    )
    ax.axvspan(0, 84, color=ORANGE, alpha=0.15, linewidth=0)
    ax.text(4, 3.0, "84", color=ORANGE, fontsize=10)
    ax.set(xlim=(0, 600), ylim=(1e-5, 6), yscale="log", xlabel=text("Schritte nach dem Lernen", "steps after learning"))
    ax.set_title(text("|Fehler| von fünf Netzen", "|error| of five networks"))
    ax.legend(loc="lower right", frameon=False, fontsize=9)


def draw_attractor(ax, series: np.ndarray, found: np.ndarray, text) -> None:
    """Value against the value 17 steps before, of the series and of the network."""
    true = series[LEARNT:, 0]
    ax.plot(true[17:], true[:-17], color=GREY, linewidth=2.5, alpha=0.4, label="Mackey-Glass")
    ax.plot(found[17:], found[:-17], color=BLUE, linewidth=0.7, label=text("Netz", "network"))
    ax.set(xlim=(-2.6, 2.3), ylim=(-2.6, 2.3), aspect="equal", xticks=[-2, 0, 2], yticks=[-2, 0, 2])
    ax.set(xlabel="y(t)", ylabel="y(t − 17)")
    ax.set_title(text("Attraktor, 1500 freie Schritte", "Attractor, 1500 free steps"))
    ax.legend(loc="upper right", frameon=False, fontsize=9)


def draw_distances(ax, series: np.ndarray, text) -> None:
    """Two starts: they meet, or they do not."""
    rng = np.random.default_rng(7)
    starts = rng.uniform(-1, 1, (2, NEURONS))
    nothing = np.zeros((400, 1))
    runs = (
        (0.9, nothing, BLUE, "--", text("ρ = 0,9, Eingabe 0", "ρ = 0.9, input 0")),
        (1.2, series[:400], BLUE, "-", text("ρ = 1,2, Eingabe Mackey-Glass", "ρ = 1.2, input Mackey-Glass")),
        (1.2, nothing, ORANGE, "-", text("ρ = 1,2, Eingabe 0", "ρ = 1.2, input 0")),
    )
    for radius, inputs, color, dashes, label in runs:
        W, W_in = new_network(6, radius)
        W_in[:, 0] = 0.0  # without the constant, input 0 leaves the reservoir to itself
        ax.plot(
            state_distances(W, W_in, inputs, *starts) + 1e-18, color=color, linestyle=dashes, linewidth=2, label=label
        )
    W, W_in = 1.5 * np.array([[-1.0, -1.0], [1.0, 1.0]]), np.array([[0.0, 1.0], [0.0, 1.0]])
    apart = state_distances(W, W_in, np.full((400, 1), -1.0), np.zeros(2), np.array([1.0, 0.0]))
    ax.plot(apart, color=BLACK, linestyle=":", linewidth=2.4, label=text("ρ = 0 (Beispiel)", "ρ = 0 (example)"))
    ax.set(xlim=(0, 400), ylim=(1e-17, 1e6), yscale="log", xlabel=text("Zeit", "time"), yticks=[1e-15, 1e-10, 1e-5, 1])
    ax.set_title(text("Abstand zweier Läufe", "Distance of two runs"))
    ax.legend(loc="upper right", frameon=False, fontsize=8.5, ncols=2)


if __name__ == "__main__":
    import os

    import matplotlib.pyplot as plt

    german = not os.environ.get("GRADER_LANGUAGE", "de").startswith("en")

    def text(de, en):
        """The reader's language: GRADER_LANGUAGE=en for English."""
        return de if german else en

    series = mackey_glass(LEARNT + 1500)
    figure = plt.figure(figsize=(14, 8.2), layout="constrained")
    axes = figure.subplot_mosaic([["series"] * 3, ["errors", "distances", "attractor"]])
    try:
        found = forecast(series, 1500, seed=0)
        draw_series(axes["series"], series, found, text)
        draw_attractor(axes["attractor"], series, found, text)
        draw_errors(axes["errors"], series, text)
        draw_distances(axes["distances"], series, text)
    except NotImplementedError:
        print(
            text("Was noch nicht geschrieben ist, fehlt im Bild.", "What is not written yet is missing in the picture.")
        )
    for ax in axes.values():
        ax.grid(alpha=0.25)
        ax.minorticks_off()
        ax.spines[["top", "right"]].set_visible(False)
    plt.show()
