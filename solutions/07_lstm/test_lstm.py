"""Public checks of assignment 07. What is expected comes from closed forms and from torch's own LSTM."""

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from grader.isolation import StudentError
from grader.testing import Student, Text, expect, expect_close, expect_equal, made

DOUBLE = torch.float64
_LIBRARY_FORWARD = torch.nn.LSTM.forward  # taken before it is ruled out, which in a notebook happens in this process


class Library:
    """torch.nn.LSTM with our weights: one layer (W, R, b), or the two of a bidirectional one.

    Its row blocks are i, f, g, o with g = z, and its second bias stays zero.
    """

    def __init__(self, *layers: tuple) -> None:
        W, R, _ = layers[0]
        self.module = torch.nn.LSTM(W.shape[1], R.shape[1], bidirectional=len(layers) == 2, dtype=W.dtype)
        self.weights: list[torch.Tensor] = []
        with torch.no_grad():
            for weights, suffix in zip(layers, ("_l0", "_l0_reverse"), strict=False):
                for name, value in zip(("weight_ih", "weight_hh", "bias_ih"), weights, strict=True):
                    z, i, f, o = value.chunk(4)
                    self.weights.append(getattr(self.module, name + suffix).copy_(torch.cat([i, f, z, o])))
                getattr(self.module, "bias_hh" + suffix).zero_()

    def __call__(self, x: torch.Tensor, h0: torch.Tensor | None = None, c0: torch.Tensor | None = None) -> tuple:
        """(h_all, (h_T, c_T)); with two layers only h_all is of use."""
        if h0 is None and c0 is None:
            h_all, (h, c) = _LIBRARY_FORWARD(self.module, x)
        else:
            zeros = x.new_zeros(x.shape[1], self.module.hidden_size)
            state = tuple(zeros[None] if s is None else s[None] for s in (h0, c0))
            h_all, (h, c) = _LIBRARY_FORWARD(self.module, x, state)
        return h_all, (h[0], c[0])


def our_order(value: torch.Tensor) -> torch.Tensor:
    """torch's row blocks i, f, g, o in the order z, i, f, o."""
    i, f, g, o = value.detach().chunk(4)
    return torch.cat([g, i, f, o])


def numbers(seed: int, *shapes: tuple, dtype: torch.dtype = DOUBLE) -> list[torch.Tensor]:
    """Normally distributed tensors; where one is too large for a message, it is named by how it is drawn."""
    drawn = (
        "[torch.randn(s, generator=g, dtype=torch.float64) for g in [torch.Generator().manual_seed({seed})] "
        f"for s in {shapes}][{{index}}]" + ("" if dtype == DOUBLE else f".to({dtype})")
    )
    return [made(drawn, seed=seed, index=index) for index in range(len(shapes))]


def random_layer(seed: int, inputs: int, cells: int, dtype: torch.dtype = DOUBLE) -> tuple:
    """Random W, R, b."""
    return tuple(numbers(seed, (4 * cells, inputs), (4 * cells, cells), (4 * cells,), dtype=dtype))


def pair(result: object, returned: str) -> tuple:
    """The two things that a function is to return."""
    expect(
        isinstance(result, list | tuple) and len(result) == 2,
        de=f"Hier sollen zwei Dinge zurückkommen: return {returned}",
        en=f"Two things are to come back here: return {returned}",
    )
    return tuple(result)  # type: ignore[arg-type]


def expect_tensor(got: object, wanted: torch.Tensor, name: str) -> None:
    """Equal up to rounding: another order of the same sums changes the last digits, float32 has seven of them."""
    rtol, atol = (1e-9, 1e-12) if wanted.dtype == DOUBLE else (1e-4, 1e-5)
    expect_close(got, wanted.detach(), rtol, atol, what=Text(de=f"{name}:", en=f"{name}:"), dtype="same")


def sequence(result: object) -> tuple:
    """h_all, h_T and c_T of what lstm returned."""
    h_all, state = pair(result, "h_all, (h, c)")
    return h_all, *pair(state, "h_all, (h, c)")


def expect_sequence(result: object, expected: tuple, case: str) -> None:
    """Outputs of all steps, then the state after the last one."""
    for name, got, wanted in zip(("h_all", "h_T", "c_T"), sequence(result), (expected[0], *expected[1]), strict=True):
        expect_tensor(got, wanted, f"{case}; {name}")


def on_meta(value: Any) -> Any:
    """The same tensors without data, on torch's device `meta`: what is made on another device shows without a GPU."""
    if isinstance(value, tuple):
        return tuple(on_meta(v) for v in value)
    return None if value is None else value.to("meta")


def expect_on_meta(student: Student, name: str, arguments: tuple, parts: Callable, *shapes: tuple) -> None:
    """The results, taken apart by `parts`, are where the inputs are."""
    try:
        results = parts(getattr(student, name)(*on_meta(arguments)))
    except StudentError as error:
        mixed, fetched = "device" in error.message, "copy out of meta" in error.message
        if mixed and error.type_name != "NotImplementedError":
            raise
        expect(
            not fetched or any("tolist" in frame.source for frame in error.frames),
            de="Deine Funktion holt Zahlen auf ein anderes Gerät. Alles soll dort bleiben, wo die Eingaben liegen.",
            en="Your function moves numbers to another device. Everything is to stay where the inputs are.",
        )
        return  # it looks at numbers, in an assert, a print or a loop over tokens: allowed, but there are none on meta
    for got, shape in zip(results, shapes, strict=True):
        device = str(got.device) if isinstance(got, torch.Tensor) else type(got).__name__
        expect(
            device == "meta",
            de=f"Die Eingaben liegen auf dem Gerät meta, das Ergebnis auf {device}. Neue Tensoren gehören dorthin.",
            en=f"The inputs are on the device meta, the result is on {device}. New tensors belong on the same device.",
        )
        expect_equal(tuple(got.shape), shape)


def one_hot(tokens: torch.Tensor, parameters: tuple) -> torch.Tensor:
    """Tokens as inputs of the layers."""
    return torch.eye(parameters[0][0].shape[1], dtype=parameters[2].dtype)[tokens]


def library_logits(tokens: torch.Tensor, parameters: tuple) -> torch.Tensor:
    """What torch's LSTM with these parameters says."""
    forward, backward, v, a = parameters
    return Library(*([forward] if backward is None else [forward, backward]))(one_hot(tokens, parameters))[0] @ v + a


def tags_of(tokens: torch.Tensor) -> torch.Tensor:
    """1 where the next token is the same."""
    return torch.cat([(tokens[1:] == tokens[:-1]).long(), torch.zeros_like(tokens[:1])])


def accuracy(logits: torch.Tensor, tokens: torch.Tensor) -> float:
    """Share of right answers."""
    return float(((logits > 0) == tags_of(tokens)).double().mean())


def tagger_start(seed: int, cells: int, both: bool, inputs: int = 4) -> tuple:
    """Start parameters for `train_tagger`."""
    layers = [tuple(0.4 * t for t in random_layer(seed + k, inputs, cells)) for k in range(2)]
    v, a = (0.4 * t for t in numbers(seed + 2, (cells * (1 + both),), ()))
    return layers[0], layers[1] if both else None, v, a


def random_tokens(seed: int, length: int, examples: int, kinds: int = 4) -> torch.Tensor:
    """Independent tokens, all equally likely."""
    tokens: torch.Tensor = made(
        "torch.randint({kinds}, ({length}, {examples}), generator=torch.Generator().manual_seed({seed}))",
        kinds=kinds, length=length, examples=examples, seed=seed,
    )  # fmt: skip
    return tokens


def flat(parameters: object) -> list:
    """All parts of nested tuples or lists in order."""
    if isinstance(parameters, list | tuple):
        return [part for entry in parameters for part in flat(entry)]
    return [parameters]


@cache
def first_steps(seed: int, length: int, examples: int, cells: int, both: bool, steps: int, lr: float) -> tuple:
    """Tokens, start parameters, and the losses and parameters that Adam (Kingma & Ba 2015) gives with torch's LSTM."""
    tokens, start = random_tokens(seed, length, examples), tagger_start(seed + 1, cells, both)
    library = Library(*start[: 1 + both])
    leaves = [*library.weights, *(t.clone().requires_grad_() for t in start[2:])]
    mean, square, losses = [0.0 * p.detach() for p in leaves], [0.0 * p.detach() for p in leaves], []
    for step in range(1, steps + 1):
        logits = library(one_hot(tokens, start))[0] @ leaves[-2] + leaves[-1]
        loss = F.binary_cross_entropy_with_logits(logits, tags_of(tokens).to(logits.dtype))
        losses.append(loss.item())
        for k, (leaf, gradient) in enumerate(zip(leaves, torch.autograd.grad(loss, leaves), strict=True)):
            mean[k] = 0.9 * mean[k] + 0.1 * gradient
            square[k] = 0.999 * square[k] + 0.001 * gradient**2
            size = (square[k] / (1 - 0.999**step)).sqrt() + 1e-8
            leaf.data -= lr * mean[k] / (1 - 0.9**step) / size
    layers = [our_order(w) for w in library.weights]
    return tokens, start, losses, [*layers, *([] if both else [None]), leaves[-2].detach(), leaves[-1].detach()]


def rebuilt(got: object, like: tuple) -> tuple:
    """Returned parameters in the nesting of `like`, as float64 on the CPU."""
    parts, wanted = flat(got), flat(like)
    expect(
        len(parts) == len(wanted) and all(map(fits, parts, wanted)),
        de="Die Parameter sollen mit denselben Formen und so verschachtelt zurückkommen, wie sie übergeben wurden.",
        en="The parameters are to come back with the same shapes and nested as they were passed.",
    )
    rest = iter(parts)

    def nested(entry: Any) -> Any:
        if isinstance(entry, tuple):
            return tuple(nested(e) for e in entry)
        part = next(rest)
        return None if entry is None else part.detach().to("cpu", DOUBLE)

    return nested(like)  # type: ignore[no-any-return]


def fits(part: object, wanted: object) -> bool:
    """A tensor with numbers and of the same shape; None for None."""
    if not isinstance(part, torch.Tensor) or not isinstance(wanted, torch.Tensor):
        return part is None and wanted is None
    return part.shape == wanted.shape and part.is_floating_point() and part.device.type != "meta"


def trained(result: object, start: tuple) -> tuple[tuple, object]:
    """The parameters that train_tagger returned, and the losses, as plain numbers where they are tensors."""
    parameters, losses = pair(result, "parameters, losses")
    if isinstance(losses, np.ndarray | torch.Tensor) and losses.ndim == 1:
        losses = list(losses)
    if isinstance(losses, list | tuple):
        losses = [e.item() if isinstance(e, torch.Tensor) and e.shape == () and not e.is_meta else e for e in losses]
    return rebuilt(parameters, start), losses


def expect_first_steps(student: Student, *case: Any) -> None:
    """A few steps of training can be computed exactly; 1e-6 leaves room for how a framework orders the sums."""
    tokens, start, wanted_losses, wanted = first_steps(*case)
    *_, steps, lr = case
    parameters, losses = trained(student.train_tagger(tokens, tags_of(tokens), start, steps, lr), start)
    expect_close(
        losses, wanted_losses, rtol=1e-6, what=Text(de="Verlust vor jedem Schritt:", en="Loss before each step:")
    )
    names = [f"{part} (forward)" for part in "WRb"]
    names += ["backward"] if start[1] is None else [f"{part} (backward)" for part in "WRb"]
    for name, got, value in zip([*names, "v", "a"], flat(parameters), wanted, strict=True):
        what = Text(de=f"{name} nach {steps} Schritten:", en=f"{name} after {steps} steps:")
        expect_close(got, value, rtol=1e-5, atol=1e-7, what=what)


@pytest.mark.task(1, points=0.5)
def test_cell_by_hand(student: Student) -> None:
    """de: Das Beispiel der Aufgabe, und Zellen, deren Tore ganz offen, ganz zu oder halb offen sind.
    en: The example of the statement, and cells whose gates are fully open, fully closed or half open.
    why de: Jedes Tor entscheidet für sich: was hineinkommt, was bleibt und was hinausgeht.
    why en: Every gate decides by itself: what comes in, what stays and what goes out.
    formula: c′ = σ(i)·tanh(z) + σ(f)·c,  h′ = σ(o)·tanh(c′)
    source de: Fischer (Hochschule Mannheim), „Long Short Term Memory“; Greff u. a. 2017
    source en: Fischer (Hochschule Mannheim), “Long Short Term Memory”; Greff et al. 2017
    """
    # One gate open or closed at a time: blocks in another order, gates swapped or inverted, a gate missing. Half open:
    # 1 − i for f, a bias added to a gate. z < 0: a sigmoid for z. The example has R ≠ 0 and W ≠ 0: recurrence
    # forgotten, peepholes, bias forgotten or twice.
    W, R = [[0.5], [1.0], [0.5], [-1.0]], [[1.0], [2.0], [-1.0], [1.0]]
    cases = [
        ("Beispiel · example", [[2.0]], [[-1.0]], [[0.4]], W, R, [0.5, 0.0, -1.0, 1.0], 0.0572630529268, 0.523482010082)
    ]
    zeros = [[0.0]] * 4
    for name, b, h, c in (
        ("i = 1, f = 1, o = 1", [0.5, 40.0, 40.0, 40.0], 0.745219742328, 0.96211715726),
        ("i = 0, f = 1, o = 1", [0.5, -40.0, 40.0, 40.0], 0.46211715726, 0.5),
        ("i = 1, f = 0, o = 1", [0.5, 40.0, -40.0, 40.0], 0.431808180595, 0.46211715726),
        ("i = 1, f = 1, o = 0", [0.5, 40.0, 40.0, -40.0], 0.0, 0.96211715726),
        ("i = f = o = 1/2", [0.5, 0.0, 0.0, 0.0], 0.223545494977, 0.48105857863),
        ("z < 0, i = f = o = 1", [-1.5, 40.0, 40.0, 40.0], -0.384345369217, -0.405148253645),
    ):
        cases.append((name, [[1.0]], [[1.0]], [[0.5]], zeros, zeros, b, h, c))
    for name, *arguments, h, c in cases:
        got_h, got_c = pair(student.lstm_cell(*(torch.tensor(a, dtype=DOUBLE) for a in arguments)), "h, c")
        expect_tensor(got_c, torch.tensor([[c]], dtype=DOUBLE), f"{name}; c")
        expect_tensor(got_h, torch.tensor([[h]], dtype=DOUBLE), f"{name}; h")


@cache
def cells() -> list[tuple]:
    """Name, arguments and the new (h, c) of single steps."""
    found = []
    sizes = ((4, 3, 2, DOUBLE), (1, 2, 4, DOUBLE), (2, 3, 3, DOUBLE), (3, 1, 2, torch.float32))
    for seed, (N, D, H, dtype) in enumerate(sizes):
        weights = random_layer(10 + seed, D, H, dtype)
        x, h, c = numbers(20 + seed, (N, D), (N, H), (N, H), dtype=dtype)
        found.append((f"N = {N}, D = {D}, H = {H}", (x, h, c, *weights), Library(weights)(x[None], h, c)[1]))
    return found


@pytest.mark.task(1, points=0.5)
def test_cell_equals_torch(student: Student) -> None:
    """de: Mit zufälligen Zahlen kommt heraus, was torch.nn.LSTM für einen Schritt berechnet, in float64 und float32.
    en: With random numbers the result is what torch.nn.LSTM computes for one step, in float64 and float32.
    why de: Die Zelle ist in jeder Bibliothek dieselbe; wer ihre Gewichte tauschen kann, versteht ihr Format.
    why en: The cell is the same in every library; who can exchange its weights understands their format.
    formula: nn.LSTM: i, f, g, o  ↔  z, i, f, o
    source de: Fischer (Hochschule Mannheim), „Long Short Term Memory“; Greff u. a. 2017
    source en: Fischer (Hochschule Mannheim), “Long Short Term Memory”; Greff et al. 2017
    """
    # N, D and H differ, N = 1, D = H = 3 and R not symmetric: transposed recurrence; float32: numbers made in float64.
    for name, arguments, (h, c) in cells():
        got_h, got_c = pair(student.lstm_cell(*arguments), "h, c")
        expect_tensor(got_c, c, f"{name}; c")
        expect_tensor(got_h, h, f"{name}; h")


@cache
def sequences() -> list[tuple]:
    """Name, arguments and results of whole sequences with a start state."""
    found = []
    sizes = ((4, 3, 2, 5), (2, 3, 2, 5), (7, 3, 2, 5), (3, 4, 4, 4), (1, 2, 3, 2), (5, 1, 1, 3))
    for seed, (T, N, D, H) in enumerate(sizes):
        weights = random_layer(30 + seed, D, H)
        x, h0, c0 = numbers(40 + seed, (T, N, D), (N, H), (N, H))
        found.append((f"T = {T}, N = {N}, D = {D}, H = {H}", (x, *weights, h0, c0), Library(weights)(x, h0, c0)))
    return found


@pytest.mark.task(2, points=1, after=())
def test_sequence_equals_torch(student: Student) -> None:
    """de: Die Ausgaben aller Schritte und der letzte Zustand stimmen, auch für kürzere und längere Folgen danach.
    en: The outputs of all steps and the last state are right, for shorter and longer sequences afterwards, too.
    why de: Eine Folge ist nichts als dieselbe Zelle immer wieder; das Gedächtnis steckt im Zustand, nicht in den
        Gewichten.
    why en: A sequence is but the same cell again and again; the memory is in the state, not in the weights.
    formula: (hₜ, cₜ) = cell(xₜ, hₜ₋₁, cₜ₋₁)
    source de: Fischer (Hochschule Mannheim), „Long Short Term Memory“; Hochreiter und Schmidhuber 1997
    source en: Fischer (Hochschule Mannheim), “Long Short Term Memory”; Hochreiter and Schmidhuber 1997
    """
    # T = 4, 2, 7 of one size after each other: a state remembered; T, N and D differ: batch first; T = 1; steps
    # left out; the state as (c, h), cell states collected.
    for name, arguments, results in sequences():
        expect_sequence(student.lstm(*arguments), results, name)


@pytest.mark.task(2, points=1, after=())
def test_start_state_is_optional(student: Student) -> None:
    """de: h0 und c0 darf man einzeln weglassen; dann stehen dort Nullen, im Datentyp und auf dem Gerät von x.
    en: h0 and c0 may be left out one by one; zeros take their place, with the dtype and on the device of x.
    why de: Meist beginnt man bei null; wer eine Folge in Stücken liest, gibt den Zustand weiter.
    why en: One usually starts at zero; reading a sequence in pieces means handing the state on.
    formula: h₀ = 0, c₀ = 0
    source de: Aufgabenstellung, „Eine ganze Folge“
    source en: Statement, “A whole sequence”
    """
    # Only h0, only c0, both, none, one after the other: ignored, accepted only as a pair, swapped, kept from the call
    # before. float32 and meta: zeros of another dtype or on another device.
    weights = random_layer(50, 2, 3)
    x, h0, c0 = numbers(51, (3, 4, 2), (4, 3), (4, 3))
    for given in ({}, {"h0": h0}, {"c0": c0}, {"c0": c0, "h0": h0}, {}):
        case = ", ".join(sorted(given)) or "h0 = c0 = None"
        expect_sequence(student.lstm(x, *weights, **given), Library(weights)(x, **given), case)
    single = random_layer(50, 2, 3, torch.float32)
    expect_sequence(student.lstm(x.float(), *single), Library(single)(x.float()), "float32")
    expect_on_meta(student, "lstm", (x, *weights), sequence, (3, 4, 3), (4, 3), (4, 3))


@pytest.mark.task(2, points=0.5, after=())
def test_memory_and_counter(student: Student) -> None:
    """de: Über 150 Schritte behält eine Zelle mit i = 0, f = 1 ihren Wert, und mit i = f = 1 zählt sie.
    en: Over 150 steps a cell with i = 0, f = 1 keeps its value, and with i = f = 1 it counts.
    why de: Darum gibt es das LSTM: Der Zellzustand bleibt beliebig lange stehen, wenn das Vergessenstor offen ist.
    why en: This is why the LSTM exists: the cell state stays as long as one likes while the forget gate is open.
    formula: c_T = c₀;  c_T = c₀ + T·tanh(b_z)
    source de: Fischer (Hochschule Mannheim), „Long Short Term Memory“; Hochreiter und Schmidhuber 1997; Gers u. a.
        2000
    source en: Fischer (Hochschule Mannheim), “Long Short Term Memory”; Hochreiter and Schmidhuber 1997; Gers et al.
        2000
    """
    # 150 steps: anything that leaks or grows, i coupled to f (1 − f), a state cut or clipped; −800: an overflow in the
    # sigmoid.
    x, W, R, c0 = numbers(60, (150, 2, 3), (8, 3), (8, 2), (2, 2))
    W[2:], R[2:] = 0.0, 0.0
    bias = torch.tensor([0.3, -0.2], dtype=DOUBLE)
    gates = [torch.full((2,), v, dtype=DOUBLE) for v in (-800.0, 40.0, 40.0)]
    h_all, _, c = sequence(student.lstm(x, W, R, torch.cat([bias, *gates]), c0=c0))
    expect_tensor(c, c0, "i = 0, f = 1, c_T = c0")
    expect_tensor(h_all, torch.tanh(c0).expand(150, 2, 2), "i = 0, f = 1, h = tanh(c0)")
    h_all, _, c = sequence(student.lstm(x, 0 * W, 0 * R, torch.cat([bias, -gates[0], *gates[1:]]), c0=c0))
    count = torch.arange(1, 151, dtype=DOUBLE)[:, None, None] * torch.tanh(bias) + c0
    expect_tensor(c, count[-1], "i = f = 1, c_T = c0 + T · tanh(b_z)")
    expect_tensor(h_all, torch.tanh(count), "i = f = 1, h_t = tanh(c0 + t · tanh(b_z))")


@cache
def both_directions() -> list[tuple]:
    """Name, arguments and result of sequences read in both directions."""
    found = []
    for seed, (T, N, D, H) in enumerate(((5, 3, 2, 4), (2, 3, 2, 4), (1, 2, 3, 2), (6, 1, 1, 1))):
        layers = random_layer(70 + seed, D, H), random_layer(80 + seed, D, H)
        (x,) = numbers(90 + seed, (T, N, D))
        found.append((f"T = {T}, N = {N}, D = {D}, H = {H}", (x, *layers), Library(*layers)(x)[0]))
    return found


@pytest.mark.task(3, points=1, after=())
def test_both_directions_equal_torch(student: Student) -> None:
    """de: bilstm liefert zu jedem Zeitpunkt beide Richtungen: vorwärts vorn, rückwärts hinten, passend zu x[t].
    en: bilstm gives both directions at every time: forward first, backward second, belonging to x[t].
    why de: Was ein Wort bedeutet, entscheidet oft erst das nächste; zwei Richtungen sehen beides.
    why en: What a word means is often decided by the next one only; two directions see both.
    formula: [h→(t); h←(t)]
    source de: Schmid (LMU München), Neuronale Netze und PyTorch; Schuster und Paliwal 1997
    source en: Schmid (LMU München), Neuronale Netze und PyTorch; Schuster and Paliwal 1997
    """
    # Weights differ: shared, the other direction first, summed. T = 5 and 2: not reversed, not reversed back, features
    # reversed, the last state of the backward layer everywhere; T = 1.
    for name, arguments, result in both_directions():
        expect_tensor(student.bilstm(*arguments), result, name)


@cache
def logits() -> list[tuple]:
    """Name, arguments and result of `tag_logits`; in the last two cases some tokens do not occur."""
    found = []
    sizes = ((6, 5, 3, True, 4, 4), (6, 5, 3, False, 6, 6), (3, 1, 2, True, 2, 3), (1, 4, 2, False, 3, 5))
    for seed, (T, N, H, both, kinds, D) in enumerate(sizes):
        parameters, tokens = tagger_start(100 + 3 * seed, H, both, D), random_tokens(110 + seed, T, N, kinds)
        name = f"D = {D}, " + ("backward = (W, R, b)" if both else "backward = None")
        found.append((name, (tokens, parameters), library_logits(tokens, parameters)))
    return found


@pytest.mark.task(4, points=0.5, after=())
def test_logits_equal_torch(student: Student) -> None:
    """de: tag_logits rechnet mit einer und mit zwei Richtungen richtig, auch wenn manche Zeichen gar nicht vorkommen.
    en: tag_logits is right with one and with two directions, also when some tokens do not occur at all.
    why de: Zeichen haben keine Größe; one-hot kodiert sind sie alle gleich weit voneinander entfernt.
    why en: Tokens have no size; one-hot coded they are all equally far apart.
    formula: v·h + a
    source de: Aufgabenstellung, „Folgt dasselbe Zeichen?“
    source en: Statement, “Does the same token follow?”
    """
    # Tokens that do not occur: one-hot as wide as the data, or always four wide. backward = None. Probabilities for
    # logits, the bias a missing, the last output for every token; arguments looked at afterwards.
    for name, arguments, result in logits():
        there = [student.send(value) for value in arguments]
        expect_tensor(student.tag_logits(*there), result, name)
        for kept, value in zip(there, arguments, strict=True):
            expect_equal(flat(kept.fetch()), flat(value), unchanged=True)
    expect_on_meta(student, "tag_logits", arguments, lambda result: (result,), (1, 4))


def expect_count(losses: object, steps: int) -> None:
    """One loss for each step, also where the training has long been successful."""
    count = len(losses) if isinstance(losses, list | tuple) else 0
    expect(
        count == steps,
        de=f"Verlangt waren {steps} Schritte; zurück kamen {count} Verluste.",
        en=f"{steps} steps were asked for; {count} losses came back.",
    )


@pytest.mark.task(4, points=1, after=())
def test_two_directions_learn_the_task(student: Student) -> None:
    """de: Drei Trainingsschritte stimmen genau, und nach 50 beantwortet das BiLSTM über 90 % neuer Zeichen richtig.
    en: Three training steps are exactly right, and after 50 the BiLSTM answers over 90 % of new tokens correctly.
    why de: Ob das nächste Zeichen dasselbe ist, weiß nur, wer es gesehen hat: Eine Richtung reicht nicht.
    why en: Whether the next token is the same only those know who have seen it: one direction is not enough.
    formula: E = −(1/TN) Σ [t ln p + (1 − t) ln(1 − p)]
    source de: Schmid (LMU München), Neuronale Netze und PyTorch; Schuster und Paliwal 1997; Kingma und Ba 2015
    source en: Schmid (LMU München), Neuronale Netze und PyTorch; Schuster and Paliwal 1997; Kingma and Ba 2015
    """
    # Three steps to five digits: another optimiser, made anew, gradients not reset, only some parameters trained, the
    # loss afterwards, summed or rounded. 50 steps: past only, stopped early.
    expect_first_steps(student, 120, 4, 5, 3, True, 3, 0.05)
    tokens, start = random_tokens(122, 8, 128), tagger_start(124, 16, both=True)
    parameters, losses = trained(student.train_tagger(tokens, tags_of(tokens), start, 50, 0.1), start)
    expect_count(losses, 50)
    new = random_tokens(123, 8, 1000)
    right = accuracy(library_logits(new, parameters).detach(), new)
    expect(
        right > 0.9,
        de=f"Richtig sind {100 * right:.2f} % der neuen Zeichen; erwartet sind über 90 %.",
        en=f"{100 * right:.2f} % of the new tokens are right; more than 90 % are expected.",
    )


def wave(length: int) -> torch.Tensor:
    """The curve of the bonus task."""
    n = torch.arange(length, dtype=DOUBLE)
    return 0.6 * torch.sin(0.3 * n) + 0.3 * torch.sin(0.6 * n)


def forecaster_start(seed: int, cells: int) -> tuple:
    """Start parameters for `train_forecaster`; the forget gates begin open."""
    W, R, v = (0.5 * t for t in numbers(seed, (4 * cells, 1), (4 * cells, cells), (cells,)))
    b = torch.zeros(4 * cells, dtype=DOUBLE)
    b[2 * cells : 3 * cells] = 1.0
    return (W, R, b), v, torch.zeros((), dtype=DOUBLE)


def next_value_error(parameters: tuple) -> float:
    """Root mean square error of the next value on 100 new ones, in standard deviations of the curve."""
    layer, v, a = parameters
    curve = wave(250)
    with torch.no_grad():
        predicted = Library(layer)(curve[:, None, None])[0][:, 0] @ v + a
    return float((predicted[149:-1] - curve[150:]).square().mean().sqrt() / curve.std())


@cache
def continuation(seed: int, known: int, steps: int, cells: int) -> tuple:
    """Arguments, cotangent, results and gradients of `forecast`: torch's LSTM, its own predictions put to the curve."""
    series, weights = numbers(seed, (known,), (steps,))
    parameters = forecaster_start(seed + 1, cells)
    library = Library(parameters[0])
    leaves = [t.clone().requires_grad_() for t in (series, *parameters[1:])]
    curve = leaves[0]
    for _ in range(steps):
        curve = torch.cat([curve, library(curve[:, None, None])[0][-1] @ leaves[1] + leaves[2]])
    gradients = torch.autograd.grad(curve[known:] @ weights, [leaves[0], *library.weights, *leaves[1:]])
    ours = [gradients[0], *(our_order(g) for g in gradients[1:4]), *gradients[4:]]
    return (series, steps, parameters), weights, curve[known:].detach(), ours


def expect_forecast(student: Student, *case: int) -> None:
    """The continuation and its gradients."""
    arguments, weights, wanted, wanted_gradients = continuation(*case)
    there = [student.send(value) for value in arguments]
    answer = student.forecast(*there)
    for kept, value in zip(there, arguments, strict=True):
        expect_equal(flat(kept.fetch()), flat(value), unchanged=True)
    expect_tensor(answer, wanted, f"T = {len(arguments[0])}, n_steps = {arguments[1]}")
    _, gradients = student.vjp("forecast", arguments, [weights])
    for name, got, gradient in zip(("series", "W", "R", "b", "v", "a"), gradients, wanted_gradients, strict=True):
        expect_tensor(got, gradient, f"Gradient, {name}")


@pytest.mark.task(5, points=1, bonus=True, after=())
def test_forecast_feeds_back_its_predictions(student: Student) -> None:
    """de: forecast liest die bekannten Werte und nimmt dann die eigenen Vorhersagen als Eingaben.
    en: forecast reads the known values and then takes its own predictions as inputs.
    why de: So schreibt auch ein Sprachmodell: Jede Vorhersage wird zur nächsten Eingabe.
    why en: This is how a language model writes, too: every prediction becomes the next input.
    formula: x_T+k = v·h_T+k−1 + a
    source de: Aufgabenstellung, „Eine Kurve fortsetzen (Bonus)“
    source en: Statement, “Continuing a curve (bonus)”
    """
    # Five known values, two, five: the series not read, the last value read twice or fed again, a prediction skipped,
    # memory lost between predictions; gradients: predictions detached; arguments looked at afterwards.
    for case in ((130, 6, 5, 5), (132, 1, 3, 2), (134, 9, 1, 5)):
        expect_forecast(student, *case)


@pytest.mark.task(5, points=1, bonus=True, after=())
def test_five_cells_predict_the_curve(student: Student) -> None:
    """de: Fünf Zellen sagen auf 100 neuen Werten der Kurve den nächsten voraus, mit höchstens 25 % Fehler.
    en: On 100 new values of the curve five cells predict the next one with an error of at most 25 %.
    why de: Vorhersagen heißt hier: die Regel der Kurve finden, nicht ihre Werte behalten.
    why en: Predicting means here to find the rule of the curve, not to keep its values.
    formula: E = ⟨(x̂ₜ₊₁ − xₜ₊₁)²⟩
    source de: Aufgabenstellung, „Eine Kurve fortsetzen (Bonus)“
    source en: Statement, “Continuing a curve (bonus)”
    """
    # Nothing trained, the read-out alone trained, a target that is not shifted; start parameters and series looked at
    # afterwards.
    expect_forecast(student, 136, 4, 2, 5)  # broken parts need no training
    start = forecaster_start(141, 5)
    there, curve = student.send(start), student.send(wave(150))
    error = next_value_error(rebuilt(student.train_forecaster(curve, there), start))
    expect_equal(flat(there.fetch()), flat(start), unchanged=True)
    expect_equal(curve.fetch(), wave(150), unchanged=True)
    expect(
        error <= 0.25,
        de=f"Der mittlere Fehler beträgt {100 * error:.1f} % der Streuung der Kurve; erlaubt sind 25 %.",
        en=f"The mean error is {100 * error:.1f} % of the curve's standard deviation; 25 % are allowed.",
    )
