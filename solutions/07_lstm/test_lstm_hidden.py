"""Hidden checks of assignment 07: gradients through every step, and what the statement promises elsewhere."""

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from grader.isolation import StudentError
from grader.testing import Student, Text, expect, expect_close, expect_equal

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
    """Normally distributed tensors."""
    generator = torch.Generator().manual_seed(seed)
    return [torch.randn(shape, generator=generator, dtype=DOUBLE).to(dtype) for shape in shapes]


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
    return torch.randint(kinds, (length, examples), generator=torch.Generator().manual_seed(seed))


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


def expect_gradients(got: list, wanted: list, names: tuple) -> None:
    """One after the other; None means that no gradient arrives."""
    for name, one, other in zip(names, got, wanted, strict=True):
        expect(
            one is not None,
            de=f"Bei {name} kommt gar kein Gradient an. Irgendwo ist der Rechenweg unterbrochen.",
            en=f"No gradient arrives at {name} at all. The chain of computation is interrupted somewhere.",
        )
        expect_tensor(one, other, f"Gradient, {name}")


def library_gradients(layers: list, x: torch.Tensor, state: list, cotangents: list) -> list:
    """Gradients with respect to x, W, R, b (of both layers) and the start state."""
    library = Library(*layers)
    x, *state = (t.clone().requires_grad_() for t in (x, *state))
    h_all, (h, c) = library(x, *state)
    outputs = [h_all, h, c][: len(cotangents)]
    x_gradient, *rest = torch.autograd.grad(outputs, [x, *library.weights, *state], cotangents)
    weights = len(library.weights)
    return [x_gradient, *(our_order(g) for g in rest[:weights]), *rest[weights:]]


def expect_untouched(student: Student, name: str, arguments: tuple) -> Any:
    """Call a function with values that live there, see that they stay what they are, and return its result."""
    there = [student.send(value) for value in arguments]
    result = getattr(student, name)(*there)
    for kept, value in zip(there, arguments, strict=True):
        expect_equal(kept.fetch(), value, unchanged=True)
    return result


@cache
def single_step() -> tuple:
    """Arguments, cotangents, gradients in the order of the arguments; arguments with large numbers and their result."""
    weights, (x, h, c) = random_layer(200, 3, 2), numbers(201, (4, 3), (4, 2), (4, 2))
    cotangents = numbers(202, (4, 2), (4, 2))
    of_x, *rest = library_gradients([weights], x[None], [h, c], [0 * cotangents[0][None], *cotangents])
    large = 1000 * x, h, 50 * c
    _, result = Library(weights)(large[0][None], *large[1:])
    return (x, h, c, *weights), cotangents, [of_x[0], *rest[3:], *rest[:3]], (*large, *weights), result


@pytest.mark.task(1, points=1)
def test_cell_keeps_its_promises(student: Student) -> None:
    """de: lstm_cell lässt alle Eingaben, wie sie sind, leitet Gradienten zu jeder von ihnen und bleibt auf ihrem Gerät.
    en: lstm_cell leaves all its inputs as they are, passes gradients to each of them and stays on their device.
    why de: Lernen heißt, Gradienten zu jeder Zahl zurückzuschicken; eine unterbrochene Kette merkt man am Ergebnis
        nicht.
    why en: Learning means sending gradients back to every number; a broken chain does not show in the result.
    formula: ∂(h′, c′)/∂(x, h, c, W, R, b)
    source de: Fischer (Hochschule Mannheim), „Long Short Term Memory“; Hochreiter und Schmidhuber 1997
    source en: Fischer (Hochschule Mannheim), “Long Short Term Memory”; Hochreiter and Schmidhuber 1997
    """
    # Detached states, no_grad, work in place (arguments looked at afterwards); x · 1000 and c · 50: clipped; meta:
    # moved to the CPU.
    arguments, cotangents, gradients, large, (h, c) = single_step()
    student.part(de="die Argumente nach dem Aufruf", en="the arguments after the call")
    expect_untouched(student, "lstm_cell", arguments)
    student.part(de="die Gradienten zu jedem Argument", en="the gradients to every argument")
    _, got = student.vjp("lstm_cell", arguments, cotangents)
    expect_gradients(got, gradients, ("x", "h", "c", "W", "R", "b"))
    student.part(de="große Zahlen", en="large numbers")
    got_h, got_c = pair(student.lstm_cell(*large), "h, c")
    expect_tensor(got_c, c, "x · 1000, c · 50; c")
    expect_tensor(got_h, h, "x · 1000, c · 50; h")
    student.part(de="das Gerät der Eingaben", en="the device of the inputs")
    expect_on_meta(student, "lstm_cell", arguments, lambda result: pair(result, "h, c"), (4, 2), (4, 2))


@cache
def through_time() -> list[tuple]:
    """Name, arguments, results, and gradients of all outputs and of the last state alone; forget gates mostly open."""
    found = []
    for seed, T, scale, forget in ((210, 30, 0.5, 3.0), (214, 130, 0.1, 8.0)):
        weights = tuple(scale * t for t in random_layer(seed, 2, 3))
        weights[2][6:9] += forget
        x, h0, c0 = numbers(seed + 1, (T, 2, 2), (2, 3), (2, 3))
        outputs = numbers(seed + 2, (T, 2, 3), (2, 3), (2, 3))
        gradients = [
            (cotangents, library_gradients([weights], x, [h0, c0], cotangents))
            for cotangents in (outputs, [0 * outputs[0], *outputs[1:]])
        ]
        found.append((f"T = {T}", (x, *weights, h0, c0), Library(weights)(x, h0, c0), gradients))
    return found


@pytest.mark.task(2, points=1, after=())
def test_gradients_through_time(student: Student) -> None:
    """de: Gradienten laufen durch 30 und 130 Schritte zurück, auch zu h0 und c0; die Eingaben bleiben, wie sie sind.
    en: Gradients run back through 30 and 130 steps, to h0 and c0 as well; the inputs stay unchanged.
    why de: Ein Gradient, der durch 130 Schritte kommt, ist der ganze Vorzug des LSTM vor einem einfachen Netz.
    why en: A gradient that gets through 130 steps is the whole advantage of the LSTM over a simple network.
    formula: ∂c_T/∂c₀ = Πₜ σ(fₜ)
    source de: Fischer (Hochschule Mannheim), „Long Short Term Memory“; Hochreiter und Schmidhuber 1997
    source en: Fischer (Hochschule Mannheim), “Long Short Term Memory”; Hochreiter and Schmidhuber 1997
    """
    # 30 and 130 steps, forget gates open: cut after twenty or a hundred steps, the cell state detached, the start
    # state detached; the last state alone and all outputs: outputs detached.
    for name, arguments, results, gradients in through_time():
        student.part(
            de="lange Folgen: das Ergebnis und die Argumente danach",
            en="long sequences: the result, and the arguments afterwards",
        )
        expect_sequence(expect_untouched(student, "lstm", arguments), results, name)
        for cotangents, wanted in gradients:
            student.part(de="lange Folgen: die Gradienten", en="long sequences: the gradients")
            _, got = student.vjp("lstm", arguments, cotangents)
            expect_gradients(got, wanted, ("x", "W", "R", "b", "h0", "c0"))


@cache
def both_ways() -> tuple:
    """Arguments, result, cotangent and gradients of `bilstm`; arguments and result in float32."""
    layers = random_layer(220, 3, 2), random_layer(221, 3, 2)
    x, cotangent = numbers(222, (24, 2, 3), (24, 2, 4))
    gradients = library_gradients(list(layers), x, [], [cotangent])
    single = tuple(tuple(t.float() for t in layer) for layer in layers)
    result, single_result = Library(*layers)(x)[0].detach(), Library(*single)(x.float())[0]
    return (x, *layers), result, cotangent, gradients, (x.float(), *single), single_result


@pytest.mark.task(3, points=1, after=())
def test_both_directions_keep_their_promises(student: Student) -> None:
    """de: Gradienten erreichen x und beide Schichten; rückwärts vorgelegt tauschen die Richtungen die Rollen.
    en: Gradients reach x and both layers; presented backwards, the directions change their roles.
    why de: Vergangenheit und Zukunft sind vertauschbar, wenn man die Folge umdreht; das prüft beide Richtungen auf
        einmal.
    why en: Past and future can be exchanged by turning the sequence round; this checks both directions at once.
    formula: bilstm(x←, b, f) = swap(bilstm(x, f, b))←
    source de: Schmid (LMU München), Neuronale Netze und PyTorch; Schuster und Paliwal 1997
    source en: Schmid (LMU München), Neuronale Netze und PyTorch; Schuster and Paliwal 1997
    """
    # 24 steps: gradients to both layers; float32 and meta; arguments looked at afterwards; a backward pass that starts
    # where the forward one ended.
    arguments, result, cotangent, gradients, single, single_result = both_ways()
    student.part(de="eine lange Folge und die Argumente danach", en="a long sequence, and the arguments afterwards")
    expect_tensor(expect_untouched(student, "bilstm", arguments), result, "T = 24")
    x, forward, backward = arguments
    mirrored = torch.cat([result[..., 2:], result[..., :2]], dim=2).flip(0)
    student.part(de="die rückwärts vorgelegte Folge", en="the sequence presented backwards")
    expect_tensor(student.bilstm(x.flip(0), backward, forward), mirrored, "x.flip(0), backward, forward")
    student.part(de="die Gradienten zu x und zu beiden Schichten", en="the gradients to x and to both layers")
    _, got = student.vjp("bilstm", arguments, [cotangent])
    names = ("x", *(f"{part} ({way})" for way in ("forward", "backward") for part in "WRb"))
    expect_gradients(got, gradients, names)
    student.part(de="der Datentyp float32", en="the dtype float32")
    expect_tensor(student.bilstm(*single), single_result, "float32")
    student.part(de="das Gerät der Eingaben", en="the device of the inputs")
    expect_on_meta(student, "bilstm", arguments, lambda result: (result,), (24, 2, 4))


@pytest.mark.task(4, points=1, after=())
def test_one_direction_cannot_see_the_future(student: Student) -> None:
    """de: Auch mit einer Richtung stimmt das Training, kommt aber nicht über 78 %; Startwerte und Daten bleiben.
    en: With one direction the training is right as well, but gets stuck at 78 %; start values and data stay.
    why de: Aus der Vergangenheit allein lässt sich nur raten: In drei von vier Fällen folgt ein anderes Zeichen.
    why en: From the past alone one can only guess: in three of four cases another token follows.
    formula: 7/8 · 3/4 + 1/8 = 0.78125
    source de: Aufgabenstellung, „Folgt dasselbe Zeichen?“
    source en: Statement, “Does the same token follow?”
    """
    # backward = None in training; a result above 78 % has seen the future, one below has not learned; start, tokens
    # and tags looked at afterwards.
    student.part(
        de="die ersten Schritte des Trainings mit einer Richtung",
        en="the first steps of the training with one direction",
    )
    expect_first_steps(student, 230, 5, 4, 2, False, 4, 0.1)
    tokens, start = random_tokens(232, 8, 128), tagger_start(233, 8, both=False)
    there = [student.send(value) for value in (tokens, tags_of(tokens), start)]
    student.part(de="Startwerte und Daten nach dem Training", en="start values and data after the training")
    parameters, _ = trained(student.train_tagger(*there, 20, 0.1), start)
    for kept, value in zip(there, (tokens, tags_of(tokens), start), strict=True):
        expect_equal(flat(kept.fetch()), flat(value), unchanged=True)
    new = random_tokens(234, 8, 1000)
    student.part(de="tag_logits mit einer Richtung", en="tag_logits with one direction")
    answers = student.tag_logits(new, parameters)
    expect_tensor(answers, library_logits(new, parameters), "tag_logits")
    student.part(de="was eine Richtung erreicht", en="what one direction reaches")
    right = accuracy(answers, new)
    expect(
        0.74 < right < 0.805,
        de=f"Wer nur die Vergangenheit sieht, kommt auf rund 78 %; hier sind {100 * right:.2f} % richtig.",
        en=f"Who sees the past alone reaches about 78 %; here {100 * right:.2f} % are right.",
    )
