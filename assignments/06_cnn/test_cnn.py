"""Public checks of assignment 06.

A network is judged by its logits in float64, against a convolution written out as a sum over patches; its parameters
are told apart by their shapes, so their names and their order are free. The training is judged on a linear network
whose gradients are known in closed form: a digit of its own lights up for every image.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager

import numpy as np
import pytest
import torch

from grader.datasets import digits
from grader.testing import CheckFailed, RemoteObject, Student, Text, expect, expect_close, expect_equal, expect_plain

SHAPES = ((6, 1, 5, 5), (6,), (16, 6, 5, 5), (16,), (120, 400), (120,), (80, 120), (80,), (10, 80), (10,))
BONUS_ACCURACY = 0.75
"""After 40 steps with 12 small digits each; what was measured stands in benchmarks/seeds_cnn.py."""
STEP_FIRST = Text(
    de="Das Netz wird mit deinem training_step trainiert; bringe zuerst Aufgabe 2 in Ordnung.",
    en="The network is trained with your training_step; put task 2 right first.",
)
Floats = np.ndarray


@contextmanager
def about(result: object) -> Generator[None]:
    """A failing expectation is about the call that gave `result`, whatever was asked since."""
    try:
        yield
    except CheckFailed as failed:
        raise CheckFailed(failed.text, result) from None


# ---------------------------------------------------------------- the network


def right_shapes(student: Student) -> list[tuple[int, ...]]:
    """Shapes of the ten parameters in the order of the student's net, whatever they are called there."""
    net, builtins = student.Net(), student.library("builtins")
    look = student.library("operator").attrgetter("shape", "requires_grad")
    found = builtins.list(builtins.map(look, net.parameters()))
    shapes = [tuple(shape) for shape, trainable in found if trainable]
    with about(net):
        expect_shapes(shapes)
    return shapes


def expect_shapes(shapes: Sequence[tuple[int, ...]]) -> None:
    missing = [shape for shape in SHAPES if shape not in shapes]
    foreign = [shape for shape in shapes if shape not in SHAPES]
    count = sum(int(np.prod(shape)) for shape in shapes)
    expect(
        sorted(shapes) == sorted(SHAPES),
        de=f"Net() hat {len(shapes)} trainierbare Parameter-Tensoren mit zusammen {count} Zahlen, erwartet sind 10 mit "
        f"61182. Es fehlt: {missing or 'nichts'}; zu viel ist: {foreign or 'nichts'}.",
        en=f"Net() has {len(shapes)} trainable parameter tensors with {count} numbers in all, expected are 10 with "
        f"61182. Missing: {missing or 'nothing'}; too much: {foreign or 'nothing'}.",
    )


def random_weights(seed: int) -> dict[tuple[int, ...], torch.Tensor]:
    """One float64 tensor per shape, large enough that every ReLU cuts something off."""
    rng = np.random.default_rng(seed)
    return {
        shape: torch.from_numpy(rng.normal(size=shape) * (1.5 / np.sqrt(np.prod(shape[1:])) if shape[1:] else 0.3))
        for shape in SHAPES
    }


def net_with(student: Student, weights: dict[tuple[int, ...], torch.Tensor]) -> RemoteObject:
    """A `Net()` with these weights, in float64 and in evaluation mode."""
    vector = torch.cat([weights[shape].flatten() for shape in right_shapes(student)])
    net = student.Net()
    net.double()
    net.eval()
    student.library("torch.nn.utils").vector_to_parameters(vector, net.parameters())
    return net


def logits_of(weights: dict[tuple[int, ...], torch.Tensor], x: torch.Tensor) -> torch.Tensor:
    """What the network computes: every convolution is a sum over the 5x5 patches."""
    w1, b1, w2, b2, w3, b3, w4, b4, w5, b5 = (weights[shape] for shape in SHAPES)
    for w, b in ((w1, b1), (w2, b2)):
        patches = x.unfold(2, 5, 1).unfold(3, 5, 1)
        maps = torch.einsum("nchwij,ocij->nohw", patches, w) + b[:, None, None]
        x = maps.clamp(min=0).unfold(2, 2, 2).unfold(3, 2, 2).amax((4, 5))
    rows = x.reshape(len(x), -1)
    for w, b in ((w3, b3), (w4, b4)):
        rows = (rows @ w.T + b).clamp(min=0)
    return rows @ w5.T + b5


def images(count: int, seed: int) -> torch.Tensor:
    """Random grey images (count, 1, 32, 32), float64, between 0 and 1."""
    return torch.from_numpy(np.random.default_rng(seed).uniform(size=(count, 1, 32, 32)))


@pytest.mark.task(1, points=1)
def test_parameters_of_the_net(student: Student) -> None:
    """de: Net() hat zehn Parameter-Tensoren mit den richtigen Formen, zusammen 61 182 Zahlen.
    en: Net() has ten parameter tensors of the right shapes, 61 182 numbers in all."""
    right_shapes(student)


@pytest.mark.task(1, points=1.5)
def test_logits_of_the_net(student: Student) -> None:
    """de: Mit festen Gewichten liefert Net dieselben Logits wie Faltung, ReLU und Pooling als Summen ausgeschrieben.
    en: With fixed weights Net gives the same logits as convolution, ReLU and pooling written out as sums."""
    weights, x = random_weights(61), images(3, 62)
    net = net_with(student, weights)
    got = net(x)
    expected = logits_of(weights, x)
    expect_close(got, expected, rtol=1e-9, atol=1e-9, what=Text(de="Die Logits:", en="The logits:"), dtype="same")


@pytest.mark.task(1, points=0.5)
def test_fresh_net(student: Student) -> None:
    """de: Ein frisches Net rät: der Verlust ist etwa ln 10. In eval() ist es eindeutig, und jedes Bild zählt für sich.
    en: A fresh Net guesses: its loss is about ln 10. In eval() it is unambiguous, and every image counts by itself."""
    net, x = student.Net(), images(20, 63).float()
    net.float()  # as the images, whatever the default is over there
    net.eval()
    twice = [net(x) for _ in range(2)]
    alone = [net(x[i : i + 1]) for i in (0, 7)]
    expect_plain(twice[0], torch.Tensor)
    expect_equal(tuple(twice[0].shape), (20, 10), what=Text(de="Form der Logits:", en="Shape of the logits:"))
    again = Text(
        de="In eval() sollen dieselben Bilder zweimal dieselben Logits geben. Wirkt Dropout auch dort?",
        en="In eval() the same images are to give the same logits twice. Is dropout active there as well?",
    )
    expect_equal(twice[1], twice[0], what=again)
    single = Text(
        de="Allein vorgelegt hat dasselbe Bild andere Logits als im Stapel. Mischt das Netz die Bilder?",
        en="Shown alone the same image has other logits than in the batch. Does the net mix the images?",
    )
    for i, got in zip((0, 7), alone, strict=True):
        expect_close(got, twice[0][i : i + 1], rtol=1e-4, atol=1e-5, what=single)
    logits = twice[0].detach().double()
    expect(
        float(logits.std()) > 1e-4,
        de="Alle Logits sind gleich. Mit lauter gleichen Startgewichten lernen alle Neuronen einer Schicht dasselbe.",
        en="All logits are equal. If all weights start equal, all neurons of a layer learn the same.",
    )
    loss = float((logits.logsumexp(1) - logits.mean(1)).mean())  # the mean over all classes an image may have
    expect(
        abs(loss - np.log(10)) < 0.15,
        de=f"Am Anfang soll die Kreuzentropie bei ln 10 ≈ 2,303 liegen (±0,15); bei dir ist sie {loss:.3f}.",
        en=f"At the start the cross-entropy is to be about ln 10 ≈ 2.303 (±0.15); yours is {loss:.3f}.",
    )


# ---------------------------------------------------------------- the training, on a linear network


def linear_net(student: Student) -> tuple[RemoteObject, RemoteObject]:
    """A network that looks at the brightest pixel of each 8x8 block, in float64: (all of it, the linear layer)."""
    nn = student.library("torch.nn")
    layer = nn.Linear(16, 10, bias=False).double()
    student.library("torch.nn.utils").vector_to_parameters(torch.zeros(160, dtype=torch.float64), layer.parameters())
    return nn.Sequential(nn.MaxPool2d(8), nn.Flatten(), layer), layer


def spots(blocks: Sequence[int]) -> torch.Tensor:
    """One image per block number, black but for one pixel of that block. Only its own 10 weights see such an image."""
    x, block = torch.zeros((len(blocks), 1, 32, 32), dtype=torch.float64), torch.tensor(list(blocks))
    x[torch.arange(len(blocks)), 0, 8 * (block // 4) + 3, 8 * (block % 4) + 5] = 1.0
    return x


def slope(w: Floats, x: Floats, y: Floats) -> tuple[float, Floats]:
    """Mean cross-entropy of the logits ``x @ w.T`` and its gradient: (p - one-hot) xᵀ / N."""
    logits = x @ w.T
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    rows = np.arange(len(y))
    loss = float(-np.log(p[rows, y]).mean())
    p[rows, y] -= 1
    return loss, p.T @ x / len(y)


def adam(x: Floats, y: Floats, batches: Sequence[Sequence[int]], lr: float) -> Floats:
    """Weights after one step of Adam (Kingma and Ba 2015) per batch, from zero."""
    w, m, v = (np.zeros((10, 16)) for _ in range(3))
    for t, batch in enumerate(map(list, batches), start=1):
        g = slope(w, x[batch], y[batch])[1]
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
        w -= lr * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    return w


TEN = np.array([3, 1, 4, 0, 5, 9, 2, 6, 8, 7])


def expect_adam_steps(layer: RemoteObject, steps: int, because: Text | None = None) -> None:
    """Weights after so many steps of Adam with learning rate 0.5, each on all of the ten spots."""
    expect_close(
        layer.weight.detach(),
        torch.from_numpy(adam(np.eye(10, 16), TEN, [range(10)] * steps, lr=0.5)),
        rtol=1e-5,
        atol=1e-6,
        because=because,
        what=Text(de=f"Gewichte nach {steps} Schritten von Adam:", en=f"Weights after {steps} steps of Adam:"),
    )


@pytest.mark.task(2, points=1)
def test_two_steps_by_hand(student: Student) -> None:
    """de: Zwei Schritte mit SGD: Verlust und Gewichte stimmen mit der geschlossenen Formel überein.
    en: Two steps with SGD: loss and weights agree with the closed form."""
    rng = np.random.default_rng(64)
    w, lr = rng.normal(size=(10, 16)), 2.0
    y, pixels = rng.integers(0, 10, (2, 5)), rng.uniform(-2, 2, (2, 5, 16))
    net, layer = linear_net(student)
    student.library("torch.nn.utils").vector_to_parameters(torch.from_numpy(w.ravel().copy()), layer.parameters())
    optimizer = student.library("torch.optim").SGD(net.parameters(), lr=lr)
    losses, weights = [], []
    for x, labels in zip(pixels, y, strict=True):
        blown_up = torch.from_numpy(np.kron(x.reshape(5, 1, 4, 4), np.ones((8, 8))))
        losses.append(student.training_step(net, optimizer, blown_up, torch.from_numpy(labels)))
        weights.append(layer.weight.detach())
    for number, (x, labels) in enumerate(zip(pixels, y, strict=True)):
        loss, g = slope(w, x, labels)
        w = w - lr * g
        de, en = f"Schritt {number + 1},", f"Step {number + 1},"
        expect_close(
            weights[number],
            torch.from_numpy(w),
            rtol=1e-6,  # a loss in float32, right as well, moves them by 1.4e-7, mistakes by 1e-3 and more
            atol=1e-6,
            what=Text(de=f"{de} Gewichte danach:", en=f"{en} weights afterwards:"),
        )
        expect_plain(losses[number], float, what=Text(de=f"{de} Rückgabewert:", en=f"{en} return value:"))
        what = Text(de=f"{de} Kreuzentropie davor:", en=f"{en} cross-entropy before:")
        expect_close(losses[number], loss, rtol=1e-6, what=what)


@pytest.mark.task(3, points=1)
def test_accuracy_counts(student: Student) -> None:
    """de: accuracy ist der Anteil der richtigen Bilder, bei einem einzigen ebenso wie bei 1259.
    en: accuracy is the share of the right images, of a single one as well as of 1259."""
    net, layer = linear_net(student)
    eye = torch.eye(10, 16, dtype=torch.float64).flatten()
    student.library("torch.nn.utils").vector_to_parameters(eye, layer.parameters())
    for right, wrong in ((1, 0), (0, 1), (5, 2), (3, 7), (956, 303)):  # 1259 is prime: no batch size divides it
        label = np.arange(right + wrong) % 10
        shown = np.where(np.arange(right + wrong) < right, label, (label + 3) % 10)
        got = student.accuracy(net, spots(shown.tolist()), torch.from_numpy(label))
        what = Text(
            de=f"{right} von {right + wrong} Bildern sind richtig:", en=f"{right} of {right + wrong} images are right:"
        )
        expect_close(got, right / (right + wrong), rtol=1e-6, what=what)


@pytest.mark.task(3, points=1)
def test_epochs_and_batches(student: Student) -> None:
    """de: train macht die richtigen Schritte: drei Epochen zu einem Stapel, eine Epoche mit Stapeln aus 4, 4 und 2.
    en: train takes the right steps: three epochs of one batch, one epoch with batches of 4, 4 and 2."""
    x, y = spots(range(10)), torch.from_numpy(TEN)
    net, layer = linear_net(student)
    student.train.remote(net, x, y, epochs=3, batch_size=10, lr=0.5)
    expect_adam_steps(layer, steps=3)

    net, layer = linear_net(student)
    run = student.train.remote(net, x, y, epochs=1, batch_size=4, lr=0.5)
    expected = np.sort(adam(np.eye(10, 16), TEN, [range(4), range(4, 8), range(8, 10)], lr=0.5).ravel())
    what = Text(
        de="Zehn Bilder, Stapel zu 4, 4 und 2, eine Epoche; die Gewichte der Größe nach:",
        en="Ten images, batches of 4, 4 and 2, one epoch; the weights in ascending order:",
    )
    with about(run):
        expect_close(in_order(student, layer), torch.from_numpy(expected), rtol=1e-5, atol=1e-6, what=what)
        signs = student.library("torch.nn").Sequential(net, student.library("torch.nn").Hardtanh(-1e-3, 1e-3))(x)
        what = Text(de="Welche Klasse jedes Bild gelernt hat:", en="Which class every image has learned:")
        expect_equal(signs > 0, torch.from_numpy(np.eye(10, dtype=bool)[TEN]), what=what)


def in_order(student: Student, layer: RemoteObject) -> torch.Tensor:
    """All weights in ascending order: they are the same whatever image came first."""
    builtins = student.library("builtins")
    flat = builtins.map(student.library("operator").methodcaller("flatten"), layer.parameters())
    weights: torch.Tensor = builtins.list(builtins.map(student.library("torch").msort, flat))[0].detach()
    return weights


# ---------------------------------------------------------------- the bonus


def small_digits(train: bool) -> tuple[torch.Tensor, torch.Tensor]:
    """scikit-learn's digits, three times as large, in the middle of 32x32 pixels, in random order."""
    pixels, labels = digits(train)
    order = np.random.default_rng(65).permutation(len(labels))
    large = np.kron(pixels[order].astype(np.float32) / 16, np.ones((1, 3, 3), np.float32))
    return torch.from_numpy(np.pad(large, ((0, 0), (4, 4), (4, 4)))[:, None]), torch.from_numpy(labels[order])


def three_parts(student: Student, made: object) -> Sequence[RemoteObject]:
    """What fast_setup returned, if it is a net and two other things."""
    parts = made if isinstance(made, tuple | list) else ()
    with about(made):
        expect(
            [isinstance(part, RemoteObject) or part is None for part in parts] == [True] * 3
            and student.library("builtins").isinstance(parts[0], student.library("torch.nn").Module),
            de="fast_setup soll drei Dinge zurückgeben, in dieser Reihenfolge: return net, optimizer, scheduler.",
            en="fast_setup is to return three things, in this order: return net, optimizer, scheduler.",
        )
    return parts


@pytest.mark.task(4, points=2, bonus=True)
def test_one_epoch_is_enough(student: Student) -> None:
    """de: Mit fast_setup sind nach einer Epoche mit 480 kleinen Ziffern mindestens 75 % der Testbilder richtig.
    en: With fast_setup at least 75 % of the test images are right after one epoch of 480 small digits."""
    net, layer = linear_net(student)
    optimizer = student.library("torch.optim").Adam(net.parameters(), lr=0.5)
    for _ in range(2):
        student.training_step.remote(net, optimizer, spots(range(10)), torch.from_numpy(TEN))
    expect_adam_steps(layer, steps=2, because=STEP_FIRST)

    x, y = small_digits(train=True)
    batches = list(zip(x[:480].split(12), y[:480].split(12), strict=True))
    net, optimizer, scheduler = three_parts(student, student.fast_setup(len(batches)))
    net.to(student.send(x[:1]))  # where the images are
    for pictures, labels in batches:
        student.training_step.remote(net, optimizer, pictures, labels)
        if scheduler is not None:
            scheduler.step()
    x, y = small_digits(train=False)
    net.eval()
    logits = net(x)
    with about(net):
        expect_plain(logits, torch.Tensor, what=Text(de="Ausgabe des Netzes:", en="Output of the net:"))
        expect_equal(tuple(logits.shape), (360, 10), what=Text(de="Form der Logits:", en="Shape of the logits:"))
        share = float((logits.argmax(1) == y).double().mean())
        expect(
            share >= BONUS_ACCURACY,
            de=f"Nach einer Epoche sind {share:.1%} der Testbilder richtig, verlangt sind mindestens 75 %.",
            en=f"After one epoch {share:.1%} of the test images are right, at least 75 % are asked for.",
        )
