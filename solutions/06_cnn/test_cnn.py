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
from grader.testing import (
    CheckFailed,
    RemoteObject,
    Student,
    Text,
    expect,
    expect_close,
    expect_equal,
    expect_plain,
    made,
)

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
    x: torch.Tensor = made(
        "torch.from_numpy(np.random.default_rng({seed}).uniform(size=({count}, 1, 32, 32)))", seed=seed, count=count
    )
    return x


@pytest.mark.task(1, points=1)
def test_parameters_of_the_net(student: Student) -> None:
    """de: Net() hat zehn Parameter-Tensoren mit den richtigen Formen, zusammen 61 182 Zahlen.
    en: Net() has ten parameter tensors of the right shapes, 61 182 numbers in all.
    why de: Ein Filter wird überall im Bild benutzt, darum genügen 61 182 Zahlen, wo ein dichtes Netz Millionen hätte.
    why en: A filter is used everywhere in the image, so 61 182 numbers are enough where a dense net would have
        millions.
    formula: 156 + 2416 + 48120 + 9680 + 810 = 61182
    source de: Schmid (LMU München), Neuronale Netze und PyTorch; LeCun u. a. 1998
    source en: Schmid (LMU München), Neuronale Netze und PyTorch; LeCun et al. 1998
    """
    # 84 neurons (LeNet), no biases, padded convolutions (576 inputs), layers in a plain list, a lazy layer.
    right_shapes(student)


@pytest.mark.task(1, points=1.5)
def test_logits_of_the_net(student: Student) -> None:
    """de: Mit festen Gewichten liefert Net dieselben Logits wie Faltung, ReLU und Pooling als Summen ausgeschrieben.
    en: With fixed weights Net gives the same logits as convolution, ReLU and pooling written out as sums.
    why de: Wer die Reihenfolge der Schichten oder das Flachmachen ändert, hat ein anderes Netz, auch wenn die Zahl
        der Parameter stimmt.
    why en: Changing the order of the layers or the flattening makes another net, even if the number of parameters is
        right.
    formula: z = W₅·ReLU(W₄·ReLU(W₃·flat(pool(ReLU(K₂ ∗ pool(ReLU(K₁ ∗ x)))))))
    source de: Schmid (LMU München), Neuronale Netze und PyTorch; LeCun u. a. 1998
    source en: Schmid (LMU München), Neuronale Netze und PyTorch; LeCun et al. 1998
    """
    # Large random weights, so that every ReLU cuts something off: one missing, tanh, ReLU or softmax at the end,
    # average pooling, flattening in another order or across images. Three images: softmax over the batch.
    weights, x = random_weights(61), images(3, 62)
    net = net_with(student, weights)
    got = net(x)
    expected = logits_of(weights, x)
    expect_close(got, expected, rtol=1e-9, atol=1e-9, what=Text(de="Die Logits:", en="The logits:"), dtype="same")


@pytest.mark.task(1, points=0.5)
def test_fresh_net(student: Student) -> None:
    """de: Ein frisches Net rät: der Verlust ist etwa ln 10. In eval() ist es eindeutig, und jedes Bild zählt für sich.
    en: A fresh Net guesses: its loss is about ln 10. In eval() it is unambiguous, and every image counts by itself.
    why de: Am Anfang soll ein Netz raten; wer schon sicher ist, braucht lange, um davon loszukommen.
    why en: At the start a net should guess; one that is sure already takes long to get away from it.
    formula: E ≈ ln 10
    source de: Schmid (LMU München), Neuronale Netze und PyTorch
    source en: Schmid (LMU München), Neuronale Netze und PyTorch
    """
    # Start weights all zero (no spread) or too large (E), dropout also in eval() (twice), images mixed (alone and in
    # the batch).
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
        expect_plain(got, torch.Tensor)
        expect_equal(tuple(got.shape), (1, 10), what=Text(de="Form für ein Bild:", en="Shape for a single image:"))
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
    pixels = [32 * (8 * (block // 4) + 3) + 8 * (block % 4) + 5 for block in blocks]
    if len(pixels) > 20:  # too long for a message
        return torch.eye(1024, dtype=torch.float64)[pixels].reshape(-1, 1, 32, 32)
    x: torch.Tensor = made(f"torch.eye(1024, dtype=torch.float64)[{pixels}].reshape(-1, 1, 32, 32)")
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


def adam(x: Floats, y: Floats, batches: Sequence[Sequence[int]], lr: float, start: Floats | None = None) -> Floats:
    """Weights after one step of Adam (Kingma and Ba 2015) per batch, from `start` or zero."""
    w, m, v = (np.zeros((10, 16)) for _ in range(3))
    w = w if start is None else start.copy()
    for t, batch in enumerate(map(list, batches), start=1):
        g = slope(w, x[batch], y[batch])[1]
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
        w -= lr * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-8)
    return w


TEN = np.array([3, 1, 4, 0, 5, 9, 2, 6, 8, 7])


def expect_three_epochs(student: Student, layer: RemoteObject, run: RemoteObject) -> None:
    """Three steps of Adam; where the loss or only the later steps are wrong, the message says so."""
    try:
        expect_adam_steps(layer, steps=3)
    except CheckFailed as failed:
        why = _why_not_three_epochs(student, layer)
        raise CheckFailed(Text(de=why.de + failed.text.de, en=why.en + failed.text.en), run) from None


def _why_not_three_epochs(student: Student, layer: RemoteObject) -> Text:
    """What a loss and a single step tell; nothing where they are as wrong as three."""
    x, y = spots(range(10)), torch.from_numpy(TEN)
    try:
        net, _ = linear_net(student)
        optimizer = student.library("torch.optim").SGD(net.parameters(), lr=0.5)
        w = np.zeros((10, 16))
        for _ in range(2):  # at the start, where all logits are 0, many a wrong loss is right
            loss, g = slope(w, np.eye(10, 16), TEN)
            expect_close(student.training_step(net, optimizer, x, y), loss, rtol=1e-5)
            w = w - 0.5 * g
    except CheckFailed:
        return Text(
            de="Der Verlust von training_step stimmt nicht. Wenn train ihn benutzt, bringe zuerst Aufgabe 2 in "
            "Ordnung. ",
            en="The loss of training_step is not right. If train uses it, put task 2 right first. ",
        )
    try:
        net, first = linear_net(student)
        student.train.remote(net, x, y, epochs=1, batch_size=10, lr=0.5)
        expect_adam_steps(first, steps=1)
    except CheckFailed:
        return Text(de="", en="")
    expected = float(np.abs(adam(np.eye(10, 16), TEN, [range(10)] * 3, lr=0.5)).sum())
    smaller = layer.weight.detach().abs().sum().item() < expected
    de, en = ("kleiner", "smaller") if smaller else ("größer", "larger")
    return Text(
        de=f"Der erste Schritt stimmt, die späteren sind {de} als erwartet: Ändert sich die Lernrate, oder beginnt "
        "Adam in jeder Epoche neu? ",
        en=f"The first step is right, the later ones are {en} than expected: does the learning rate change, or does "
        "Adam start anew in every epoch? ",
    )


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


@pytest.mark.task(2, points=1, after=())
def test_two_steps_by_hand(student: Student) -> None:
    """de: Zwei Schritte mit SGD: Verlust und Gewichte stimmen mit der geschlossenen Formel überein.
    en: Two steps with SGD: loss and weights agree with the closed form.
    why de: Fast jeder Fehler im Lernschritt lässt das Netz trotzdem lernen, nur langsamer; zwei Schritte zeigen ihn
        sofort.
    why en: Nearly every mistake in the learning step lets the net learn all the same, only more slowly; two steps show
        it at once.
    formula: ∂E/∂z = (softmax(z) − onehot(y)) / N
    source de: Schmid (LMU München), Neuronale Netze und PyTorch; Goodfellow, Bengio und Courville 2016
    source en: Schmid (LMU München), Neuronale Netze und PyTorch; Goodfellow, Bengio and Courville 2016
    """
    # Five images with real numbers, two steps: softmax too many, sum for mean, squared error, class numbers; the
    # second step: gradients not cleared. The loss after the step, rounded or as a tensor; images and labels looked at
    # afterwards.
    rng = np.random.default_rng(64)
    w, lr = rng.normal(size=(10, 16)), 2.0
    y, pixels = rng.integers(0, 10, (2, 5)), rng.uniform(-2, 2, (2, 5, 16))
    net, layer = linear_net(student)
    student.library("torch.nn.utils").vector_to_parameters(torch.from_numpy(w.ravel().copy()), layer.parameters())
    optimizer = student.library("torch.optim").SGD(net.parameters(), lr=lr)
    losses, weights, left, given = [], [], [], []
    for x, labels in zip(pixels, y, strict=True):
        blown_up = torch.from_numpy(np.kron(x.reshape(5, 1, 4, 4), np.ones((8, 8))))
        sent = blown_up, torch.from_numpy(labels.copy())
        there = [student.send(part) for part in sent]
        losses.append(student.training_step(net, optimizer, *there))
        weights.append(layer.weight.detach())
        left.append([part.fetch() for part in there])
        given.append(sent)
    for number, (x, labels) in enumerate(zip(pixels, y, strict=True)):
        loss, g = slope(w, x, labels)
        w = w - lr * g
        de, en = f"Schritt {number + 1},", f"Step {number + 1},"
        # the loss first: it points to the mistake, the weights only show that there is one
        expect_plain(losses[number], float, what=Text(de=f"{de} Rückgabewert:", en=f"{en} return value:"))
        what = Text(de=f"{de} Kreuzentropie davor:", en=f"{en} cross-entropy before:")
        expect_close(losses[number], loss, rtol=1e-6, what=what)
        expect_close(
            weights[number],
            torch.from_numpy(w),
            rtol=1e-6,  # a loss in float32, right as well, moves them by 1.4e-7, mistakes by 1e-3 and more
            atol=1e-6,
            what=Text(de=f"{de} Gewichte danach:", en=f"{en} weights afterwards:"),
        )
    for sent, after in zip(given, left, strict=True):
        expect_equal(after[0], sent[0], unchanged=True)
        expect_equal(after[1], sent[1], unchanged=True)


def mean_of_batches(size: int, right: int, total: int) -> float:
    """What comes of averaging the accuracies of batches of `size` images when the first `right` images are right."""
    batches = [(min(right, stop) - min(right, start)) / (stop - start) for start, stop in _cut(size, total)]
    return sum(batches) / len(batches)


def _cut(size: int, total: int) -> list[tuple[int, int]]:
    return [(start, min(start + size, total)) for start in range(0, total, size)]


def expect_no_mean_of_batches(got: object, right: int, total: int) -> None:
    """The mean over batches depends on their size, so no recorded answer can name it: every usual size is tried."""
    try:
        share = float(got)  # type: ignore[arg-type]  # what is no number is seen to by the comparison
    except (TypeError, ValueError, ArithmeticError, RuntimeError):
        return
    for size in {*range(10, 110, 10), *range(200, 1001, 50), 25, *(2**power for power in range(1, 11))}:
        mean = mean_of_batches(size, right, total)
        if abs(mean - share) <= 1e-6 < abs(mean - right / total):
            text = Text(
                de=f"{right} von {total} Bildern sind richtig, das sind {right / total:.4f}. {share:.4f} kommt heraus, "
                "wenn man die Genauigkeiten gleich großer Stapel mittelt: Der letzte ist kleiner und zählt so zu viel.",
                en=f"{right} of {total} images are right, which is {right / total:.4f}. {share:.4f} comes out when the "
                "accuracies of batches of one size are averaged: the last one is smaller and so counts too much.",
            )
            raise CheckFailed(text, got, shows="batches_averaged")


@pytest.mark.task(3, points=1, after=())
def test_accuracy_counts(student: Student) -> None:
    """de: accuracy ist der Anteil der richtigen Bilder, bei einem einzigen ebenso wie bei 1259.
    en: accuracy is the share of the right images, of a single one as well as of 1259.
    why de: Die Genauigkeit ist die Zahl, mit der Netze verglichen werden; ein Mittelwert über Stapel verfälscht sie.
    why en: Accuracy is the number by which nets are compared; a mean over batches distorts it.
    formula de: richtige / N
    formula en: right / N
    source de: Aufgabenstellung, „Training und Genauigkeit“
    source en: Statement, “Training and accuracy”
    """
    # 1 and 7 images: number instead of share, per cent, argmax over the batch; 1259 images: the mean of the batches,
    # the last one left out. Five calls: counts that go on.
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
        expect(
            not isinstance(got, int | float | torch.Tensor | np.generic) or float(torch.as_tensor(got).max()) <= 1,
            de=f"accuracy ist hier größer als 1 ({got}), soll aber ein Anteil sein. Teilst du durch die Zahl der "
            "Bilder? Haben die Vorhersage und y dieselbe Form?",
            en=f"accuracy is larger than 1 here ({got}), but is to be a share. Do you divide by the number of images? "
            "Do the prediction and y have the same shape?",
        )
        expect_no_mean_of_batches(got, right, right + wrong)
        expect_close(got, right / (right + wrong), rtol=1e-6, what=what)


@pytest.mark.task(3, points=1, after=())
def test_epochs_and_batches(student: Student) -> None:
    """de: train macht die richtigen Schritte: drei Epochen zu einem Stapel, eine Epoche mit Stapeln aus 4, 4 und 2.
    en: train takes the right steps: three epochs of one batch, one epoch with batches of 4, 4 and 2.
    why de: Die Zahl der Schritte und ihre Größe bestimmen, was ein Netz gelernt hat; ein Stapel weniger fällt am Ende
        kaum auf.
    why en: The number of steps and their size determine what a net has learned; one batch less is hardly noticed in
        the end.
    formula: w ← w − η·m̂/(√v̂ + ε)
    source de: Kingma und Ba 2015
    source en: Kingma and Ba 2015
    """
    # One batch per epoch: another optimiser, learning rate ignored, a new optimiser per epoch or batch, no step at
    # all. A second training of the same net: an optimiser kept. Batches of 4, 4 and 2: the last dropped or filled up,
    # drawn with replacement, labels not shuffled; sorted, so that no order matters.
    x, y = spots(range(10)), torch.from_numpy(TEN)
    net, layer = linear_net(student)
    run = student.train.remote(net, x, y, epochs=3, batch_size=10, lr=0.5)
    expect_three_epochs(student, layer, run)
    student.train.remote(net, x, y, epochs=2, batch_size=10, lr=0.1)
    three = adam(np.eye(10, 16), TEN, [range(10)] * 3, lr=0.5)
    expect_close(
        layer.weight.detach(),
        torch.from_numpy(adam(np.eye(10, 16), TEN, [range(10)] * 2, lr=0.1, start=three)),
        rtol=1e-5,
        atol=1e-6,
        what=Text(
            de="Dasselbe Netz ein zweites Mal, zwei Epochen mit lr=0.1 und einem neuen Adam:",
            en="The same net a second time, two epochs with lr=0.1 and a new Adam:",
        ),
    )

    net, layer = linear_net(student)
    run = student.train.remote(net, x, y, epochs=1, batch_size=4, lr=0.5)
    expected = np.sort(adam(np.eye(10, 16), TEN, [range(4), range(4, 8), range(8, 10)], lr=0.5).ravel())
    what = Text(
        de="Zehn Bilder, Stapel zu 4, 4 und 2, eine Epoche; die Gewichte der Größe nach:",
        en="Ten images, batches of 4, 4 and 2, one epoch; the weights in ascending order:",
    )
    with about(run):
        weights = in_order(student, layer)
        expect_every_image_moved(weights)
        expect_close(weights, torch.from_numpy(expected), rtol=1e-5, atol=1e-6, what=what)
        signs = student.library("torch.nn").Sequential(net, student.library("torch.nn").Hardtanh(-1e-3, 1e-3))(x)
        what = Text(de="Welche Klasse jedes Bild gelernt hat:", en="Which class every image has learned:")
        expect_equal(signs > 0, torch.from_numpy(np.eye(10, dtype=bool)[TEN]), what=what)


def expect_every_image_moved(weights: torch.Tensor) -> None:
    """Every spot moves ten weights of its own, so the number of zeros tells how many had no turn."""
    expect_plain(weights, torch.Tensor)
    moved = round((weights != 0).sum().item() / 10)
    expect(
        moved == 10,
        de=f"Zehn Bilder, Stapel zu 4, 4 und 2, eine Epoche: Nur {moved} der 10 Bilder haben ein Gewicht bewegt.",
        en=f"Ten images, batches of 4, 4 and 2, one epoch: only {moved} of the 10 images moved any weight.",
    )


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


@pytest.mark.task(4, points=2, bonus=True, after=2)
def test_one_epoch_is_enough(student: Student) -> None:
    """de: Mit fast_setup sind nach einer Epoche mit 480 kleinen Ziffern mindestens 75 % der Testbilder richtig.
    en: With fast_setup at least 75 % of the test images are right after one epoch of 480 small digits.
    why de: Breite, Normalisierung und ein Plan für die Lernrate ersetzen vier von fünf Epochen.
    why en: Width, normalisation and a schedule for the learning rate replace four of five epochs.
    formula: η(t): 0 ↗ ηmax ↘ 0
    source de: Ioffe und Szegedy 2015; Smith und Topin 2018
    source en: Ioffe and Szegedy 2015; Smith and Topin 2018
    """
    # The net of task 1 unchanged, an optimiser of another net, a schedule for a fixed number of steps (938), things
    # returned in another order.
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
