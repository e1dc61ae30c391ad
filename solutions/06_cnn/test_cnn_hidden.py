"""Hidden checks of assignment 06: gradients, device, modes, and whether all of it together learns.

Where a whole training is judged, the student's `Net` is used if it is right and a given one otherwise: a mistake in
task 1 must not cost tasks 2 and 3 as well. Both start from the same weights, so only the order of the images varies.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
import torch

from grader.datasets import digits
from grader.isolation import StudentError
from grader.testing import CheckFailed, RemoteObject, Student, Text, expect, expect_close, expect_equal, expect_plain

SHAPES = ((6, 1, 5, 5), (6,), (16, 6, 5, 5), (16,), (120, 400), (120,), (80, 120), (80,), (10, 80), (10,))
LEARNED = 0.65
"""Share of right test digits after three epochs of 479 digits; what was measured stands in benchmarks/seeds_cnn.py."""
Weights = dict[tuple[int, ...], torch.Tensor]


def starting_weights(seed: int, gain: float = 1.0) -> Weights:
    """Uniform in ±gain/√(inputs of the neuron), float64: with gain 1 what PyTorch starts with."""
    rng, weights = np.random.default_rng(seed), {}
    for kernel, bias in zip(SHAPES[::2], SHAPES[1::2], strict=True):
        bound = gain / np.sqrt(np.prod(kernel[1:]))
        weights |= {shape: torch.from_numpy(rng.uniform(-bound, bound, shape)) for shape in (kernel, bias)}
    return weights


def logits_of(weights: Weights, x: torch.Tensor) -> torch.Tensor:
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


def own_net(student: Student, weights: Weights) -> RemoteObject:
    """The student's `Net()` in float64 with these weights; its parameters are told apart by their shapes."""
    net, builtins = student.Net(), student.library("builtins")
    found = builtins.list(builtins.map(student.library("operator").attrgetter("shape"), net.parameters()))
    shapes = [tuple(shape) for shape in found]
    if sorted(shapes) != sorted(SHAPES):
        text = Text(
            de=f"Die Parameter von Net() haben nicht die verlangten Formen: {shapes}.",
            en=f"The parameters of Net() do not have the shapes that are asked for: {shapes}.",
        )
        raise CheckFailed(text, net)
    net.double()
    vector = torch.cat([weights[shape].flatten() for shape in shapes])
    student.library("torch.nn.utils").vector_to_parameters(vector, net.parameters())
    return net


def given_net(student: Student, weights: Weights) -> RemoteObject:
    """The same network out of torch's parts."""
    nn = student.library("torch.nn")
    maps = (nn.Conv2d(1, 6, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2))
    dense = (nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 80), nn.ReLU(), nn.Linear(80, 10))
    net = nn.Sequential(*maps, nn.Flatten(), *dense)
    net.double()
    vector = torch.cat([weights[shape].flatten() for shape in SHAPES])
    student.library("torch.nn.utils").vector_to_parameters(vector, net.parameters())
    return net


def expect_right_net(student: Student, net: RemoteObject, weights: Weights) -> None:
    """Logits and the gradient with respect to the images, on images of both signs."""
    rng = np.random.default_rng(71)
    x, upstream = (torch.from_numpy(rng.normal(size=shape)) for shape in ((2, 1, 32, 32), (2, 10)))
    net.eval()
    there = student.send(x)
    net(there)
    expect_equal(there.fetch(), x, unchanged=True)
    logits, (gradient,) = student.vjp(net, [x], [upstream])
    leaf = x.clone().requires_grad_()
    expected = logits_of(weights, leaf)
    expect_close(logits, expected.detach(), 1e-9, 1e-9, what=Text(de="Die Logits:", en="The logits:"), dtype="same")
    expect(
        gradient is not None,
        de="Kein Gradient erreicht die Eingabe. Steht irgendwo detach, .data, no_grad oder ein Umweg über numpy?",
        en="No gradient reaches the input. Is there a detach, .data, no_grad or a detour through numpy somewhere?",
    )
    what = Text(de="Der Gradient nach den Bildern:", en="The gradient with respect to the images:")
    expect_close(gradient, torch.autograd.grad(expected, leaf, upstream)[0], 1e-7, 1e-9, what=what)


def net_to_train(student: Student, weights: Weights) -> RemoteObject:
    """The student's own network if it is right, the given one otherwise; in float64."""
    try:
        net = own_net(student, weights)
        expect_right_net(student, net, weights)
    except (StudentError, CheckFailed):
        return given_net(student, weights)
    net.train()
    return net


def linear_net(student: Student, *before: RemoteObject) -> tuple[RemoteObject, RemoteObject]:
    """A network that looks at the brightest pixel of each 8x8 block, in float64: (all of it, the linear layer)."""
    nn = student.library("torch.nn")
    layer = nn.Linear(16, 10, bias=False).double()
    set_weights(student, layer, torch.zeros(160, dtype=torch.float64))
    return nn.Sequential(nn.MaxPool2d(8), nn.Flatten(), *before, layer), layer


def set_weights(student: Student, layer: RemoteObject, vector: torch.Tensor) -> None:
    student.library("torch.nn.utils").vector_to_parameters(vector, layer.parameters())


def in_order(student: Student, layer: RemoteObject) -> torch.Tensor:
    """All weights in ascending order: they are the same whatever image came first."""
    builtins = student.library("builtins")
    flat = builtins.map(student.library("operator").methodcaller("flatten"), layer.parameters())
    weights: torch.Tensor = builtins.list(builtins.map(student.library("torch").msort, flat))[0].detach()
    return weights


def spots(blocks: Sequence[int]) -> torch.Tensor:
    """One image per block number, black but for one pixel of that block."""
    x, block = torch.zeros((len(blocks), 1, 32, 32), dtype=torch.float64), torch.tensor(list(blocks))
    x[torch.arange(len(blocks)), 0, 8 * (block // 4) + 3, 8 * (block % 4) + 5] = 1.0
    return x


def adam_from_zero(labels: torch.Tensor, batches: Sequence[Sequence[int]], lr: float) -> torch.Tensor:
    """Weights of the linear net after one step of Adam per batch of spots; spot n sees its own column only."""
    weight = torch.zeros((10, 16), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.Adam([weight], lr=lr)
    for batch in map(list, batches):
        loss = torch.nn.functional.cross_entropy(weight.T[batch], labels[batch])
        weight.grad = torch.autograd.grad(loss, weight)[0]
        optimizer.step()
    return weight.detach()


def small_digits(train: bool) -> tuple[torch.Tensor, torch.Tensor]:
    """scikit-learn's digits, three times as large, in the middle of 32x32 pixels: float32, labels."""
    pixels, labels = digits(train)
    large = np.kron(pixels.astype(np.float32) / 16, np.ones((1, 3, 3), np.float32))
    return torch.from_numpy(np.pad(large, ((0, 0), (4, 4), (4, 4)))[:, None]), torch.from_numpy(labels)


@pytest.mark.task(1, points=1)
def test_gradients_device_and_dtype(student: Student) -> None:
    """de: Gradienten erreichen die Eingabe, die Eingabe bleibt unverändert, und Net folgt ihrem Gerät und Datentyp.
    en: Gradients reach the input, the input stays unchanged, and Net follows its device and dtype.
    why de: Ein Netz soll auf der Grafikkarte laufen und Teil eines größeren sein können; dazu müssen Gerät, Typ und
        Gradient durchlaufen.
    why en: A net should run on a graphics card and be a part of a larger one; device, dtype and gradient must pass
        through it.
    formula: ∂z/∂x ≠ 0
    source de: Schmid (LMU München), Neuronale Netze und PyTorch
    source en: Schmid (LMU München), Neuronale Netze und PyTorch
    """
    # detach, .data or numpy on the way (no gradient); a tensor on a fixed device; the image changed in place (ReLU or
    # scaling).
    weights = starting_weights(72, gain=2.0)
    net = own_net(student, weights)
    student.part(de="Logits und Gradient, die Bilder danach", en="logits and gradient, the images afterwards")
    expect_right_net(student, net, weights)
    student.part(de="das Gerät der Bilder", en="the device of the images")
    net.to("meta")
    try:
        got = net(torch.empty((2, 1, 32, 32), dtype=torch.float64, device="meta"))
    except StudentError as error:
        if error.type_name != "NotImplementedError":  # torch's, when meta tensors are to be moved
            raise
        got = None
    expect(
        isinstance(got, torch.Tensor) and got.device.type == "meta" and tuple(got.shape) == (2, 10),
        de="Die Logits sollen auf demselben Gerät liegen wie die Bilder. Legt forward etwas auf einem festen Gerät an?",
        en="The logits are to live on the same device as the images. Does forward create something on a fixed device?",
    )


@pytest.mark.task(2, points=1, after=1)
def test_steps_on_the_net(student: Student) -> None:
    """de: Zwei Schritte mit Momentum auf dem Faltungsnetz stimmen, und 150 Schritte genügen für 20 Zufallsbilder.
    en: Two steps with momentum on the convolutional net are right, and 150 steps suffice for 20 random images.
    why de: Momentum macht aus jedem Fehler im Gradienten einen wachsenden; und 20 Bilder auswendig zu lernen muss
        gehen.
    why en: Momentum turns every mistake in the gradient into a growing one; and learning 20 images by heart must work.
    formula: v ← μ v + g,  w ← w − η v
    source de: Schmid (LMU München), Neuronale Netze und PyTorch
    source en: Schmid (LMU München), Neuronale Netze und PyTorch
    """
    # Two batches of six: softmax too many, gradients that add up, two steps for one; 150 steps: squared error, nothing
    # learned.
    rng = np.random.default_rng(73)
    weights = starting_weights(74)
    net, optim = given_net(student, weights), student.library("torch.optim")  # without dropout, whoever likes it
    optimizer = optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    ours = {shape: tensor.clone().requires_grad_() for shape, tensor in weights.items()}
    expected = torch.optim.SGD([ours[shape] for shape in SHAPES], lr=0.1, momentum=0.9)
    student.part(
        de="Verlust und Parameter bei zwei Schritten mit Momentum",
        en="loss and parameters in two steps with momentum",
    )
    for step in (1, 2):
        x, y = torch.from_numpy(rng.normal(size=(6, 1, 32, 32))), torch.from_numpy(rng.integers(0, 10, 6))
        got = student.training_step(net, optimizer, x, y)
        logits = logits_of(ours, x)
        loss = (logits.logsumexp(1) - logits[range(6), y]).mean()
        for shape, g in zip(SHAPES, torch.autograd.grad(loss, [ours[s] for s in SHAPES]), strict=True):
            ours[shape].grad = g
        expected.step()
        expect_close(
            got, loss.item(), 1e-6, what=Text(de=f"Verlust vor Schritt {step}:", en=f"Loss before step {step}:")
        )
    for tensor in student.library("builtins").list(net.parameters()):
        what = Text(de="Parameter nach zwei Schritten:", en="Parameters after two steps:")
        expect_close(tensor.detach(), ours[tuple(tensor.shape)].detach(), 1e-6, 1e-8, what=what)

    student.part(de="wenige Bilder auswendig lernen", en="learning a few images by heart")
    net = net_to_train(student, weights)
    net.float()
    optimizer = optim.Adam(net.parameters(), lr=0.002)
    x = torch.from_numpy(rng.normal(size=(20, 1, 32, 32)).astype(np.float32))
    y = torch.from_numpy(rng.integers(0, 10, 20))
    best = np.inf
    for _ in range(150):
        loss = student.training_step(net, optimizer, x, y)
        expect_plain(loss, (float, torch.Tensor))
        best = min(best, float(torch.as_tensor(loss).detach()))
        if best < 0.1:
            break
    expect(
        best < 0.1,
        de=f"20 Bilder lassen sich auswendig lernen, aber nach 150 Schritten ist der Verlust noch {best:.3f}.",
        en=f"20 images can be learned by heart, but after 150 steps the loss is still {best:.3f}.",
    )


@pytest.mark.task(3, points=0.25, after=())
def test_accuracy_uses_evaluation_mode(student: Student) -> None:
    """de: accuracy misst mit eval(): Ein Netz mit Dropout, das alle Bilder erkennt, hat die Genauigkeit 1.
    en: accuracy measures with eval(): a net with dropout that recognises all images has the accuracy 1.
    why de: Gemessen wird das ganze Netz; mit Dropout im Trainingsmodus rät es mit halbem Gehirn.
    why en: What is measured is the whole net; with dropout in training mode it guesses with half its brain.
    formula: net.eval()
    source de: Srivastava u. a. 2014
    source en: Srivastava et al. 2014
    """
    # Dropout 1: without eval() every logit is 0, whatever the random numbers.
    x, labels = spots(range(10)), torch.arange(10)
    net, layer = linear_net(student, student.library("torch.nn").Dropout(1.0))
    set_weights(student, layer, torch.eye(16, 10, dtype=torch.float64).T.flatten())
    net.train()
    share = student.accuracy(net, x, labels)
    what = Text(
        de="Ein Netz mit Dropout, das alle Bilder richtig erkennt; in eval() ist Dropout aus. Genauigkeit:",
        en="A net with dropout that recognises all images; in eval() dropout is off. Accuracy:",
    )
    expect_close(share, 1.0, rtol=1e-6, what=what)


@pytest.mark.task(3, points=0.25, after=())
def test_training_uses_training_mode(student: Student) -> None:
    """de: train trainiert mit train(), auch wenn das Netz vorher in eval() war.
    en: train trains with train(), even if the net was in eval() before.
    why de: Dropout und Batch-Normalisierung helfen nur, wenn sie beim Lernen eingeschaltet sind.
    why en: Dropout and batch normalisation help only if they are switched on while learning.
    formula: net.train()
    source de: Srivastava u. a. 2014; Ioffe und Szegedy 2015
    source en: Srivastava et al. 2014; Ioffe and Szegedy 2015
    """
    # Four equal images in one batch: what a training in eval() learns does not depend on the order, so it is named
    # whatever draws the order. A plain net afterwards: a training that does nothing.
    net, layer = linear_net(student, student.library("torch.nn").Dropout(1.0))
    net.eval()
    student.part(de="ein Netz mit Dropout, das in eval() war", en="a net with dropout that was in eval()")
    student.train.remote(net, spots([3] * 4), torch.tensor([7] * 4), epochs=2, batch_size=4, lr=0.1)
    expect_equal(
        layer.weight.detach(),
        torch.zeros((10, 16), dtype=torch.float64),
        what=Text(
            de="Im Trainingsmodus löscht dieses Netz jede Eingabe (Dropout 1), also bewegt sich kein Gewicht; bei dir:",
            en="In training mode this net deletes every input (dropout 1), so no weight moves; yours:",
        ),
    )
    net, layer = linear_net(student)
    student.train.remote(net, spots([3] * 4), torch.tensor([7] * 4), epochs=1, batch_size=4, lr=0.1)
    expect(
        layer.weight.detach().any(),
        de="Ohne Dropout bewegt sich das Netz auch nicht: train macht keinen Lernschritt.",
        en="Without dropout the net does not move either: train makes no learning step.",
    )


@pytest.mark.task(3, points=0.25, after=())
def test_images_labels_and_data(student: Student) -> None:
    """de: Jedes Bild kommt mit seinem Ziel an die Reihe, gemischt; train und accuracy lassen Bilder, Ziele und (bei
    accuracy) das Netz, wie sie sind.
    en: Every image has its turn with its own label, shuffled; train and accuracy leave images, labels and (accuracy)
    the net as they are.
    why de: Bild und Ziel gehören zusammen, und beide gehören dem Aufrufer.
    why en: Image and label belong together, and both belong to the caller.
    formula: (xₙ, yₙ) ↦ (xπ(n), yπ(n))
    source de: Aufgabenstellung, „Training und Genauigkeit“
    source en: Statement, “Training and accuracy”
    """
    # One image per step, so that the weights tell who came when: not shuffled, labels not shuffled along, images left
    # out; images scaled or labels changed in place; an accuracy that changes them or the net.
    x, labels = spots(range(16)), torch.arange(16) % 10
    net, layer = linear_net(student)
    x_there, labels_there = student.send(x), student.send(labels)
    student.part(de="train mit einem Bild je Schritt", en="train with one image per step")
    student.train.remote(net, x_there, labels_there, epochs=1, batch_size=1, lr=0.1)
    weight = layer.weight.detach()
    expect(
        weight.any(dim=0).all(),
        de="Zu manchem Bild hat sich kein Gewicht bewegt. Kommt in einer Epoche jedes Bild an die Reihe?",
        en="For some image no weight has moved. Does every image have its turn in an epoch?",
    )
    learned = weight[labels, range(16)]  # who comes first is pushed along by every later step of Adam
    expect(
        (learned > 0).all(),
        de="Nicht jedes Bild hat die Klasse seines Ziels gelernt. Bleiben Bilder und Ziele beim Mischen zusammen?",
        en="Not every image has learned the class its label names. Do images and labels stay together when shuffled?",
    )
    expect(
        (learned.argsort(descending=True) != torch.arange(16)).any(),
        de="Die Bilder kamen in der Reihenfolge der Daten an die Reihe. Mische sie, zum Beispiel mit torch.randperm.",
        en="The images had their turn in the order of the data. Shuffle them, with torch.randperm for instance.",
    )
    expect_equal(x_there.fetch(), x, unchanged=True)
    expect_equal(labels_there.fetch(), labels, unchanged=True)
    student.part(de="was accuracy verändert", en="what accuracy changes")
    student.accuracy(net, x_there, labels_there)
    expect_equal(x_there.fetch(), x, unchanged=True)
    expect_equal(labels_there.fetch(), labels, unchanged=True)
    what = Text(de="Gewichte des Netzes nach accuracy:", en="Weights of the net after accuracy:")
    expect_equal(layer.weight.detach(), weight, what=what)


@pytest.mark.task(3, points=0.25, after=())
def test_new_order_in_every_epoch(student: Student) -> None:
    """de: train mischt in jeder Epoche neu.
    en: train shuffles anew in every epoch.
    why de: Eine feste Reihenfolge prägt sich mit ein: Das letzte Bild jeder Epoche hätte immer das letzte Wort.
    why en: A fixed order is learned as well: the last image of every epoch would always have the last word.
    formula: π₁ ≠ π₂
    source de: Aufgabenstellung, „Training und Genauigkeit“
    source en: Statement, “Training and accuracy”
    """
    # Two epochs of one image per step, the weights sorted: shuffled once only, or not at all.
    x, labels = spots(range(16)), torch.arange(16) % 10
    net, layer = linear_net(student)
    run = student.train.remote(net, x, labels, epochs=2, batch_size=1, lr=0.1)
    weights = in_order(student, layer)
    repeated = adam_from_zero(labels, [[n] for n in range(16)] * 2, lr=0.1).flatten().sort().values
    if not (weights - repeated).abs().max() > 1e-6:  # sorted, they are the same whatever order is repeated
        raise CheckFailed(
            Text(
                de="Die zweite Epoche zeigt die Bilder in der Reihenfolge der ersten. Mische in jeder Epoche neu.",
                en="The second epoch shows the images in the same order as the first. Shuffle anew in every epoch.",
            ),
            run,
        )


@pytest.mark.task(3, points=1, after=1)
def test_digits_are_learned(student: Student) -> None:
    """de: Nach drei Epochen mit 479 kleinen Ziffern erkennt das Netz mindestens 65 % der Testbilder.
    en: After three epochs of 479 small digits the net recognises at least 65 % of the test images.
    why de: Am Ende zählt, ob alles zusammen Ziffern lesen lernt.
    why en: In the end it counts whether all of it together learns to read digits.
    formula: accuracy ≥ 0.65
    source de: Schmid (LMU München), Neuronale Netze und PyTorch; LeCun u. a. 1998
    source en: Schmid (LMU München), Neuronale Netze und PyTorch; LeCun et al. 1998
    """
    # Ten spots in one batch, two epochs: another optimiser, no step. 479 digits, a number that 16 does not divide:
    # what learns too little (softmax too many, learning rate ignored).
    net, layer = linear_net(student)
    student.part(de="die ersten Schritte von Adam", en="the first steps of Adam")
    student.train.remote(net, spots(range(10)), torch.arange(10), epochs=2, batch_size=10, lr=0.5)
    expected = adam_from_zero(torch.arange(10), [range(10)] * 2, lr=0.5)
    what = Text(de="Gewichte nach zwei Schritten von Adam:", en="Weights after two steps of Adam:")
    expect_close(layer.weight.detach(), expected, 1e-5, 1e-6, what=what)  # before time is spent on training

    student.part(de="ein Training mit Ziffern", en="a training with digits")
    net = net_to_train(student, starting_weights(75))
    net.float()
    x, y = (part[::3] for part in small_digits(train=True))
    student.train.remote(net, x, y, epochs=3, batch_size=16, lr=0.003)
    x, y = small_digits(train=False)
    net.eval()
    share = float((net(x).argmax(1) == y).double().mean())
    expect(
        share >= LEARNED,
        de=f"Nach drei Epochen sind {share:.1%} der Testbilder richtig, erwartet sind mindestens {LEARNED:.0%}.",
        en=f"After three epochs {share:.1%} of the test images are right, at least {LEARNED:.0%} are expected.",
    )
