"""Assignment 07: the LSTM (Hochreiter & Schmidhuber 1997, with the forget gate of Gers et al. 2000).

One cell, a sequence, both directions, and a task that only a network with two directions can learn.
Time comes first: a sequence of T vectors for N examples has the shape (T, N, D). A layer of H cells has the weights
W (4H, D), R (4H, H) and b (4H,); their rows are four blocks of H rows: z, i, f, o.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F


# %% task 1
def lstm_cell(
    x: torch.Tensor, h: torch.Tensor, c: torch.Tensor, W: torch.Tensor, R: torch.Tensor, b: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """One time step of an LSTM layer without peepholes (Greff et al. 2017, variant NP).

    Args:
        x: (N, D) input.
        h, c: (N, H) output and cell state of the step before.
        W, R, b: (4H, D), (4H, H), (4H,); row blocks z, i, f, o.

    Returns:
        The new (h, c), (N, H) each, with the dtype and on the device of the inputs. The arguments stay unchanged,
        and gradients reach every one of them.
    """
    ### BEGIN SOLUTION
    z, i, f, o = (x @ W.T + h @ R.T + b).chunk(4, dim=1)
    c = torch.sigmoid(i) * torch.tanh(z) + torch.sigmoid(f) * c
    return torch.sigmoid(o) * torch.tanh(c), c
    ### END SOLUTION


# %% task 2
def lstm(
    x: torch.Tensor,
    W: torch.Tensor,
    R: torch.Tensor,
    b: torch.Tensor,
    h0: torch.Tensor | None = None,
    c0: torch.Tensor | None = None,
) -> tuple[torch.Tensor, tuple[torch.Tensor, torch.Tensor]]:
    """An LSTM layer over a whole sequence.

    Args:
        x: (T, N, D) inputs, T >= 1.
        W, R, b: as in `lstm_cell`.
        h0, c0: (N, H) state before the first step; zeros for each that is None.

    Returns:
        (h_all, (h_T, c_T)): the outputs (T, N, H) of all steps, and the state (N, H) after the last one.
    """
    ### BEGIN SOLUTION
    zeros = x.new_zeros(x.shape[1], R.shape[1])
    h = zeros if h0 is None else h0
    c = zeros if c0 is None else c0
    outputs = []
    for x_t in x:
        h, c = lstm_cell(x_t, h, c, W, R, b)
        outputs.append(h)
    return torch.stack(outputs), (h, c)
    ### END SOLUTION


# %% task 3
def bilstm(x: torch.Tensor, forward: tuple, backward: tuple) -> torch.Tensor:
    """Two LSTM layers over the same sequence, one from the past to the future and one the other way round.

    Args:
        x: (T, N, D) inputs.
        forward, backward: (W, R, b) of the two layers, both with H cells; both start with zeros.

    Returns:
        (T, N, 2H): at time t the outputs of both layers for the input x[t], those of `forward` first.
    """
    ### BEGIN SOLUTION
    ahead, _ = lstm(x, *forward)
    back, _ = lstm(x.flip(0), *backward)
    return torch.cat([ahead, back.flip(0)], dim=2)
    ### END SOLUTION


# %% task 4
# Given: use these helpers or not, as you like. `parameters` is (forward, backward, v, a), `backward` may be None.
def random_tokens(length: int, examples: int, seed: int) -> torch.Tensor:
    """Independent tokens 0, 1, 2, 3, all equally likely: (length, examples) int64."""
    return torch.randint(4, (length, examples), generator=torch.Generator().manual_seed(seed))


def tags_of(tokens: torch.Tensor) -> torch.Tensor:
    """1 where the next token is the same, else 0; the last position has no next token, so 0: int64 like `tokens`."""
    same = torch.zeros_like(tokens)
    same[:-1] = tokens[1:] == tokens[:-1]
    return same


def tensors_in(parameters) -> list[torch.Tensor]:
    """All tensors in nested tuples, None left out."""
    if parameters is None:
        return []
    if isinstance(parameters, torch.Tensor):
        return [parameters]
    return [tensor for part in parameters for tensor in tensors_in(part)]


def trainable_copy(parameters):
    """The same nested tuples with copies of the tensors, ready for an optimiser."""
    if parameters is None:
        return None
    if isinstance(parameters, torch.Tensor):
        return parameters.detach().clone().requires_grad_()
    return tuple(trainable_copy(part) for part in parameters)


def tag_logits(tokens: torch.Tensor, parameters: tuple) -> torch.Tensor:
    """What the network says about every token: positive means "the next one is the same".

    Args:
        tokens: (T, N) int64, numbers below the D of W (4H, D).
        parameters: (forward, backward, v, a): two layers (W, R, b), or None for `backward`; v (2H,) and a ().
            With None there is only the layer `forward`, and v is (H,).

    Returns:
        (T, N): v · h + a, with h the output of `bilstm` (or of `lstm`) for the one-hot coded tokens.
    """
    ### BEGIN SOLUTION
    forward, backward, v, a = parameters
    x = F.one_hot(tokens, forward[0].shape[1]).to(v.dtype)
    h = lstm(x, *forward)[0] if backward is None else bilstm(x, forward, backward)
    return h @ v + a
    ### END SOLUTION


def train_tagger(
    tokens: torch.Tensor, tags: torch.Tensor, parameters: tuple, steps: int, lr: float
) -> tuple[tuple, list[float]]:
    """Train with Adam (its usual settings), all sequences in every step.

    Args:
        tokens, tags: (T, N) int64; tags are 0 and 1.
        parameters: where the training starts, as in `tag_logits`. These tensors stay unchanged.
        steps: number of steps of the optimiser, at least 1.
        lr: learning rate.

    Returns:
        The trained parameters, nested as they came, and a list with the loss before each step: the mean binary
        cross-entropy over all T · N tags.
    """
    ### BEGIN SOLUTION
    parameters = trainable_copy(parameters)
    optimizer = torch.optim.Adam(tensors_in(parameters), lr=lr)
    losses = []
    for _ in range(steps):
        logits = tag_logits(tokens, parameters)
        loss = F.binary_cross_entropy_with_logits(logits, tags.to(logits.dtype))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return parameters, losses
    ### END SOLUTION


# %% task 5
def forecast(series: torch.Tensor, n_steps: int, parameters: tuple) -> torch.Tensor:
    """Continue a curve: read the known values, then go on with one's own predictions as inputs.

    Args:
        series: (T,) known values, T >= 1.
        n_steps: how many values to predict, at least 1.
        parameters: (layer, v, a): layer = (W (4H, 1), R (4H, H), b (4H,)), v (H,), a (). After every input the
            prediction of the next value is v · h + a.

    Returns:
        (n_steps,): predictions of the values number T, T+1, …
    """
    ### BEGIN SOLUTION
    layer, v, a = parameters
    _, (h, c) = lstm(series[:, None, None], *layer)
    values = []
    for _ in range(n_steps):
        values.append(h @ v + a)
        h, c = lstm_cell(values[-1][:, None], h, c, *layer)
    return torch.cat(values)
    ### END SOLUTION


def train_forecaster(series: torch.Tensor, parameters: tuple) -> tuple:
    """Train the prediction of the next value; how is up to you.

    Args:
        series: (T,) known values.
        parameters: where the training starts, as in `forecast`. These tensors stay unchanged.

    Returns:
        The trained parameters, nested as they came.
    """
    ### BEGIN SOLUTION
    parameters = trainable_copy(parameters)
    layer, v, a = parameters
    length, warm_up = 24, 3  # trained on pieces half as long, a few nets drift away when they read on
    starts = torch.linspace(0, len(series) - 1 - length, 12).long()
    windows = torch.stack([series[s : s + length + 1] for s in starts], dim=1)
    optimizer = torch.optim.LBFGS(
        tensors_in(parameters), max_iter=40, max_eval=40, history_size=20, line_search_fn="strong_wolfe"
    )

    def closure():
        optimizer.zero_grad()
        h_all, _ = lstm(windows[:-1, :, None], *layer)
        error = (h_all @ v + a - windows[1:])[warm_up:]  # the first values tell too little to predict from
        loss = (error**2).mean()
        loss.backward()
        return loss

    optimizer.step(closure)
    return parameters
    ### END SOLUTION


# %% demo
BLUE, ORANGE, GREEN, PURPLE = "#0072B2", "#D55E00", "#009E73", "#AA4499"  # told apart with any kind of colour vision
DOUBLE = torch.float64


def random_layer(inputs: int, cells: int, generator: torch.Generator, scale: float, blocks: int = 4) -> tuple:
    """W, R and b = 0 with normally distributed weights."""
    shapes = (blocks * cells, inputs), (blocks * cells, cells)
    W, R = (scale * torch.randn(shape, generator=generator, dtype=DOUBLE) for shape in shapes)
    return W, R, torch.zeros(blocks * cells, dtype=DOUBLE)


def memory_cell() -> tuple[torch.Tensor, tuple]:
    """60 inputs (value, "write", "read") and the weights of a cell that keeps a value from "write" to "write"."""
    n = torch.arange(60, dtype=DOUBLE)
    x = torch.stack([torch.sin(0.4 * n), torch.zeros(60), torch.zeros(60)], dim=1)
    x[[4, 30], 1] = 1  # write
    x[16:22, 2] = x[44:50, 2] = 1  # read
    W = torch.tensor([[2.0, 0, 0], [0, 18, 0], [0, -18, 0], [0, 0, 18]], dtype=DOUBLE)  # rows z, i, f, o
    return x[:, None, :], (W, torch.zeros(4, 1, dtype=DOUBLE), torch.tensor([0.0, -9, 9, -9], dtype=DOUBLE))


def measured_gates(x, h, c, W, R, b) -> list[torch.Tensor]:
    """The gates i, f, o of a cell from outside: by what comes out when the block z or the old cell state is set."""
    z_is_one = b + 100.0 * torch.eye(4, dtype=b.dtype)[0].repeat_interleave(len(b) // 4)
    nothing, one = torch.zeros_like(c), torch.ones_like(c)
    i = lstm_cell(x, h, nothing, W, R, z_is_one)[1]
    f = lstm_cell(x, h, one, W, R, b)[1] - lstm_cell(x, h, nothing, W, R, b)[1]
    h_new, c_new = lstm_cell(x, h, one, W, R, z_is_one)
    return [i, f, h_new / torch.tanh(c_new)]


def draw_memory(axes_gates, axes_state) -> None:
    """Gates, cell state and output of the cell that keeps a value."""
    x, layer = memory_cell()
    h, c, gates, states = torch.zeros(1, 1, dtype=DOUBLE), torch.zeros(1, 1, dtype=DOUBLE), [], []
    for x_t in x:
        gates.append(torch.cat(measured_gates(x_t, h, c, *layer)).flatten())
        h, c = lstm_cell(x_t, h, c, *layer)
        states.append(torch.cat([h, c]).flatten())
    names = ("Eingabe · input  i", "Vergessen · forget  f", "Ausgabe · output  o")
    for k, (name, color, style) in enumerate(zip(names, (BLUE, ORANGE, GREEN), ("-", "--", "-."), strict=True)):
        base = 1.4 * (2 - k)
        axes_gates.plot(base + torch.stack(gates)[:, k], style, color=color, drawstyle="steps-mid", linewidth=2)
        axes_gates.annotate(name, (60.5, base + 0.5), color=color, va="center", annotation_clip=False)
    axes_gates.set(yticks=[0, 1, 1.4, 2.4, 2.8, 3.8], yticklabels=["0", "1"] * 3, xticklabels=[], xlim=(-1, 60))
    axes_gates.set_title("Eine Zelle merkt sich einen Wert · A cell keeps a value", loc="left")
    axes_state.plot(torch.tanh(2 * x[:, 0, 0]), ":", color="0.45", label="z")
    axes_state.plot(torch.stack(states)[:, 1], color="black", linewidth=2.4, drawstyle="steps-mid", label="c")
    axes_state.plot(torch.stack(states)[:, 0], color=PURPLE, linewidth=2, drawstyle="steps-mid", label="h")
    axes_state.set(xlabel="Schritt · step", xlim=(-1, 60), ylim=(-1.15, 1.15))
    axes_state.legend(loc="center left", bbox_to_anchor=(1.0, 0.5), frameon=False)


def simple_rnn(x: torch.Tensor, W: torch.Tensor, R: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Last output of a recurrent layer without gates, h(t) = tanh(W x(t) + R h(t-1) + b)."""
    h = x.new_zeros(x.shape[1], R.shape[1])
    for x_t in x:
        h = torch.tanh(x_t @ W.T + h @ R.T + b)
    return h


def gradient_norms(last_output, steps: int, cells: int, inputs: int) -> torch.Tensor:
    """Frobenius norms of d h(T) / d x(t) for t = 1 … T: one copy of the sequence for each component of h(T)."""
    generator = torch.Generator().manual_seed(1)
    x = torch.randn(steps, 1, inputs, generator=generator, dtype=DOUBLE).repeat(1, cells, 1).requires_grad_()
    last_output(x).backward(torch.eye(cells, dtype=DOUBLE))
    return x.grad.flatten(1).norm(dim=1)


def vanishing_gradients(steps: int = 100, cells: int = 32, inputs: int = 8) -> dict[str, torch.Tensor]:
    """Gradient norms of a layer without gates and of LSTM layers with three biases of the forget gate."""
    generator = torch.Generator().manual_seed(0)
    W, R, b = random_layer(inputs, cells, generator, 0.1, blocks=1)
    norms = {"RNN (tanh)": gradient_norms(lambda x: simple_rnn(x, W, R, b), steps, cells, inputs)}
    W4, R4, b4 = random_layer(inputs, cells, generator, 0.1)
    for bias in (0, 1, 4):
        b4[2 * cells : 3 * cells] = bias  # the block of the forget gate
        norms[f"LSTM, $b_f = {bias}$"] = gradient_norms(lambda x: lstm(x, W4, R4, b4)[1][0], steps, cells, inputs)
    return norms


def draw_gradients(axes) -> None:
    """How much of the gradient is left after so many steps back."""
    styles = (("black", ":"), (BLUE, "-."), (GREEN, "--"), (ORANGE, "-"))
    for (name, norms), (color, style) in zip(vanishing_gradients().items(), styles, strict=True):
        back = torch.arange(len(norms)).flip(0)
        axes.semilogy(back, norms, style, color=color, linewidth=2.2, label=name)
    axes.set(xlabel="Schritte zurück · steps back", ylabel=r"$\|\partial h_{100} / \partial x_t\|$", xlim=(0, 99))
    axes.set_title("Der schwindende Gradient · The vanishing gradient", loc="left")
    axes.legend(frameon=False, loc="lower left")
    axes.grid(alpha=0.3)


def tagger_start(seed: int, cells: int = 16, both: bool = True) -> tuple:
    """Random parameters for `tag_logits`, with two directions or one."""
    generator = torch.Generator().manual_seed(seed)
    layers = [random_layer(4, cells, generator, 0.4) for _ in range(2)]
    v = 0.4 * torch.randn(cells * (2 if both else 1), generator=generator, dtype=DOUBLE)
    return layers[0], layers[1] if both else None, v, torch.zeros((), dtype=DOUBLE)


def accuracy(tokens: torch.Tensor, parameters: tuple) -> float:
    """Share of right answers."""
    return ((tag_logits(tokens, parameters) > 0) == tags_of(tokens)).double().mean().item()


def draw_tagger(axes) -> None:
    """Learning curves with one and two directions, and the bound for who does not see the future."""
    tokens, new_tokens = random_tokens(8, 256, seed=1), random_tokens(8, 2000, seed=2)
    for both, name, color, style in ((False, "LSTM", ORANGE, "--"), (True, "BiLSTM", BLUE, "-")):
        parameters, losses = train_tagger(tokens, tags_of(tokens), tagger_start(3, both=both), 60, 0.1)
        name += f": {100 * accuracy(new_tokens, parameters):.1f} %"
        axes.plot(losses, style, color=color, linewidth=2.4, label=name)
    axes.axhline(0.492, color="0.3", linewidth=1, linestyle=":")
    axes.annotate(
        "Grenze ohne Blick nach vorn · bound without looking ahead", (59, 0.48), ha="right", va="top", color="0.3"
    )
    axes.set(xlabel="Trainingsschritt · training step", ylabel="Verlust · loss", xlim=(0, 59), ylim=(0, None))
    axes.set_title("Folgt dasselbe Zeichen? · Same token next?", loc="left")
    axes.legend(
        frameon=False, loc="center right", bbox_to_anchor=(1, 0.4), title="neue Zeichen richtig · new tokens right"
    )


def forecaster_start(seed: int, cells: int = 5) -> tuple:
    """Random parameters for `forecast`; the forget gates begin open."""
    generator = torch.Generator().manual_seed(seed)
    W, R, b = random_layer(1, cells, generator, 0.5)
    b[2 * cells : 3 * cells] = 1
    return (W, R, b), 0.5 * torch.randn(cells, generator=generator, dtype=DOUBLE), torch.zeros((), dtype=DOUBLE)


def draw_forecast(axes) -> None:
    """The curve of the bonus task, continued by five cells that were trained on its first 150 values."""
    n = torch.arange(190, dtype=DOUBLE)
    curve = 0.6 * torch.sin(0.3 * n) + 0.3 * torch.sin(0.6 * n)
    axes.plot(n[100:], curve[100:], color="0.6", linewidth=3, label="Kurve · curve")
    axes.axvline(149.5, color="0.3", linewidth=1, linestyle=":")
    axes.set(xlabel="Zeit · time", xlim=(100, 189), ylim=(-1.1, 1.5))
    axes.set_title("Fünf Zellen setzen fort · Five cells continue (Bonus)", loc="left")
    try:
        parameters = forecaster_start(8)
        for _ in range(3):  # trained longer than the check asks for
            parameters = train_forecaster(curve[:150], parameters)
        values = forecast(curve[:150], 40, parameters).detach()
    except NotImplementedError:
        return
    axes.plot(n[150:], values, "o-", color=BLUE, markersize=3.5, linewidth=1, label="Vorhersage · prediction")
    axes.legend(frameon=False, loc="upper left", ncols=2)


def draw_if_written(draw, *axes) -> None:
    """One part of the picture; the tasks can be done, and looked at, one after the other."""
    try:
        draw(*axes)
    except NotImplementedError:
        axes[0].set_title("noch nicht geschrieben · not written yet", loc="left", color="0.4")


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    figure = plt.figure(figsize=(13, 8), layout="constrained")
    grid = figure.add_gridspec(4, 2)
    draw_if_written(draw_memory, figure.add_subplot(grid[0, 0]), figure.add_subplot(grid[1, 0]))
    draw_if_written(draw_gradients, figure.add_subplot(grid[:2, 1]))
    draw_if_written(draw_tagger, figure.add_subplot(grid[2:, 0]))
    draw_if_written(draw_forecast, figure.add_subplot(grid[2:, 1]))
    for axes in figure.axes:
        axes.spines[["top", "right"]].set_visible(False)
    plt.show()
