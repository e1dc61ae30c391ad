"""Assignment 06: the reference, the checks' own arithmetic and every number of the statement, against torch and by hand."""

from __future__ import annotations

import math
import os
import re
import runpy
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from benchmarks.staff import load
from grader import datasets
from grader.course import Course
from grader.grading.one import Grader
from grader.isolation import Chunk
from grader.result import Status
from grader.testing.variants import reference_program
from tests.sampling import only_in_the_whole

FOLDER = Path(__file__).resolve().parents[2] / "solutions" / "06_cnn"
RIGHT = sorted((FOLDER / "right").glob("*.py"))
gpu = [pytest.mark.gpu, pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")]


cnn, public, hidden = (load(FOLDER / f"{name}.py") for name in ("cnn", "test_cnn", "test_cnn_hidden"))


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    yield
    torch.set_num_threads(before)


def reference_net(weights: dict[tuple[int, ...], torch.Tensor]) -> Any:
    net = cnn.Net().double()
    for parameter in net.parameters():
        parameter.data = weights[tuple(parameter.shape)].clone()
    return net


@pytest.mark.parametrize("language", ["de", "en"])
def test_table_of_the_statement_is_the_reference(language: str) -> None:
    """Shapes and numbers of parameters in the table are those of the reference, layer by layer."""
    text = (FOLDER / f"statement.{language}.md").read_text(encoding="utf-8")
    rows = re.findall(r"`(\w+)` \| \$([\d\\ times]+)\$ \| \$.* = ([\d\\,{}]+)\$ \|", text)
    named = {name: (shape, int(re.sub(r"\D", "", count))) for name, shape, count in rows}
    net, x, found = cnn.Net(), torch.zeros(1, 1, 32, 32), {}
    for name, layer in net.named_children():
        x = layer(x.flatten(1) if name == "ff1" else x)
        found[name] = (r" \times ".join(map(str, x.shape[1:])), sum(p.numel() for p in layer.parameters()))
        x = F.max_pool2d(x, 2) if name.startswith("conv") else x
    assert named == found
    assert sum(count for _, count in named.values()) == 61182
    assert f"**61{' ' if language == 'de' else ','}182**" in text
    assert all(f"`{shape}`" in text for shape in public.SHAPES)


def test_sums_over_patches_are_torchs_convolution() -> None:
    """The oracle of both check files against the reference in float64, on images of both signs."""
    for seed in range(3):
        weights = public.random_weights(seed)
        x = torch.from_numpy(np.random.default_rng(seed).normal(size=(4, 1, 32, 32)))
        logits = reference_net(weights)(x)
        for module in (public, hidden):
            torch.testing.assert_close(module.logits_of(weights, x), logits, rtol=1e-11, atol=1e-11)
        torch.testing.assert_close(
            reference_net(weights).float()(x.float()).double(), logits.detach(), rtol=1e-4, atol=1e-5
        )


def test_random_weights_reach_every_part_of_the_net() -> None:
    """Each ReLU cuts something off, logits have both signs: otherwise a mistake could hide."""
    weights, x = public.random_weights(61), public.images(3, 62)
    seen = []
    net = reference_net(weights)
    for layer in net.children():
        layer.register_forward_hook(lambda *call: seen.append(float((call[2] < 0).double().mean())))
    net(x)
    assert all(0.1 < share < 0.9 for share in seen)


def test_slope_and_adam_of_the_checks_are_torchs() -> None:
    """Closed form of the gradient against autograd, the Adam of the checks against torch.optim.Adam."""
    rng = np.random.default_rng(1)
    w, x, y = rng.normal(size=(10, 16)), rng.normal(size=(7, 16)), rng.integers(0, 10, 7)
    leaf = torch.from_numpy(w.copy()).requires_grad_()
    loss = F.cross_entropy(torch.from_numpy(x) @ leaf.T, torch.from_numpy(y))
    value, gradient = public.slope(w, x, y)
    assert value == pytest.approx(loss.item(), abs=1e-14)
    assert np.abs(gradient - torch.autograd.grad(loss, leaf)[0].numpy()).max() < 1e-15

    batches, weight = [[0, 3, 1], [2, 4], [5, 6, 0]], torch.zeros(10, 16, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.Adam([weight], lr=0.5)
    for batch in batches:
        step_loss = F.cross_entropy(torch.from_numpy(x[batch]) @ weight.T, torch.from_numpy(y[batch]))
        (weight.grad,) = torch.autograd.grad(step_loss, weight)
        optimizer.step()
    assert np.abs(public.adam(x, y, batches, lr=0.5) - weight.detach().numpy()).max() < 1e-12


def test_weights_after_an_epoch_do_not_depend_on_the_order() -> None:
    """Sorted, the weights are the same whatever image comes first: what test_epochs_and_batches relies on."""
    rng, eye = np.random.default_rng(2), np.eye(10, 16)
    expected = np.sort(public.adam(eye, public.TEN, [range(4), range(4, 8), range(8, 10)], lr=0.5).ravel())
    for _ in range(20):
        order = rng.permutation(10)
        w = public.adam(eye, public.TEN, [order[:4], order[4:8], order[8:]], lr=0.5)
        assert np.abs(np.sort(w.ravel()) - expected).max() < 1e-7


def test_examples_worked_out_by_hand() -> None:
    """Convolution, cross-entropy, the softmax too many, accuracy in pieces, parameters without the second pooling."""
    image = torch.tensor([[[[1.0, 2, 0], [0, 1, 3], [2, 0, 1]]]])
    kernel = torch.tensor([[[[1.0, 0], [-1, 2]]]])
    maps = F.conv2d(image, kernel, torch.tensor([-1.0]))
    assert maps[0, 0].tolist() == [[2, 6], [-3, 2]]
    assert F.max_pool2d(maps, 2).item() == 6
    assert F.conv2d(image, kernel.flip(2, 3))[0, 0, 0, 0].item() - 1 == 0

    logits = torch.tensor([[0, math.log(3), 0], [0, 0, 0]], dtype=torch.float64, requires_grad=True)
    y = torch.tensor([1, 1])
    (slope,) = torch.autograd.grad(F.cross_entropy(logits, y), logits)
    losses = F.cross_entropy(logits, y, reduction="none")
    assert losses.tolist() == pytest.approx([0.511, 1.099], abs=5e-4)
    assert losses.mean().item() == pytest.approx(0.805, abs=5e-4)
    assert (2 * slope[0]).tolist() == pytest.approx([0.2, -0.4, 0.2])
    one = logits.detach()[:1].requires_grad_()
    twice = F.cross_entropy(one.softmax(1), y[:1])
    (gradient,) = torch.autograd.grad(twice, one)
    assert twice.item() == pytest.approx(0.850, abs=5e-4)
    assert (gradient[0] / (2 * slope[0])).tolist() == pytest.approx([0.516] * 3, abs=1e-3)
    assert F.cross_entropy(torch.eye(10)[:1], torch.tensor([0])).item() == pytest.approx(1.46, abs=5e-3)

    assert round(956 / 1259, 3) == 0.759
    assert 120 * (16 * 10 * 10 + 1) == 192120
    small = F.max_pool2d(cnn.Net().conv2(F.max_pool2d(cnn.Net().conv1(torch.zeros(1, 1, 28, 28)), 2)), 2)
    assert small.numel() == 256


def test_adam_as_the_lecture_has_it() -> None:
    """Errata: with m/(1-β₁) and v/(1-β₂) the steps under a constant gradient come to 1, 2.08 at most, 0.32 at last."""
    t = np.arange(1, 20001)
    steps = (1 - 0.9**t) / 0.1 / np.sqrt((1 - 0.999**t) / 0.001)
    assert [steps[0], steps.max(), steps[-1]] == pytest.approx([1, 2.08, 0.316], abs=5e-3)


def test_fresh_nets_guess() -> None:
    """The start loss of PyTorch's weights stays far inside ln 10 ± 0.15, for 50 seeds."""
    x = public.images(20, 63).float()
    for seed in range(50):
        torch.manual_seed(seed)
        with torch.no_grad():
            logits = cnn.Net()(x)
        assert abs(float((logits.logsumexp(1) - logits.mean(1)).mean()) - math.log(10)) < 0.03
        assert float(logits.std()) > 0.01


@pytest.mark.parametrize("path", [FOLDER / "cnn.py", *RIGHT], ids=lambda path: path.stem)
def test_fast_setup_follows_any_number_of_steps(path: Path) -> None:
    """Three things for any length of the epoch; the scheduler takes part after every step."""
    for n_steps in (5, 40):
        net, optimizer, scheduler = load(path).fast_setup(n_steps)
        assert sum(len(group["params"]) for group in optimizer.param_groups) == len(list(net.parameters()))
        for _ in range(n_steps):
            optimizer.step()
            scheduler.step()
        assert net.eval()(torch.zeros(2, 1, 32, 32)).shape == (2, 10)


def test_demo_draws_filters_maps_confusions_and_mistakes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """7 + 6 + 16 small pictures, the table and the ten most wrong images, with the embedded digits."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    def few_digits(train: bool, root: Path | None) -> tuple[Any, Any]:
        assert root is None  # there is no folder called data here
        pixels, labels = datasets.digits(train)
        return pixels[::3].astype(np.float32) / 16, labels[::3]

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(datasets, "mnist_or_digits", few_digits)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(plt, "show", lambda: None)
    runpy.run_path(str(FOLDER / "cnn.py"), run_name="__main__")
    figure = plt.gcf()
    try:
        pictures = [axes for axes in figure.axes if axes.images and not axes.texts]
        (table,) = [axes for axes in figure.axes if axes.images and axes.texts]
        assert len(pictures) == 6 + 7 + 16 + 10
        assert sum(int(text.get_text()) for text in table.texts) == 120
        assert [len(axes.images) for axes in pictures] == [1] * 39
        worst = [re.fullmatch(r"(\d) → (\d)", axes.get_title()) for axes in pictures[-10:]]
        assert all(match is not None for match in worst)
    finally:
        plt.close(figure)


def test_a_net_that_moves_its_images_to_the_processor_is_wrong_and_no_error() -> None:
    """torch refuses to move what has no data with a NotImplementedError; the check says what is asked for instead."""
    cnn_here = next(a for a in Course.load(FOLDER.parents[1]).staff_assignments if a.name == FOLDER.name)
    moving = "_forward = Net.forward\nNet.forward = lambda self, x: _forward(self, x.cpu())\n"
    reference = reference_program(cnn_here)
    program = replace(reference, chunks=(*reference.chunks, Chunk(moving, "moving.py")))
    with Grader(cnn_here, device="cpu") as grader:
        (outcome,) = grader.run(program, wanted=lambda check, _: check.endswith("test_gradients_device_and_dtype"))
    assert outcome.status is Status.WRONG
    assert outcome.message is not None
    assert "same device as the images" in outcome.message.en


@pytest.mark.slow
@pytest.mark.skipif(
    not os.environ.get(datasets.FOLDER_VARIABLE), reason=f"{datasets.FOLDER_VARIABLE} names no folder with MNIST"
)
@only_in_the_whole
def test_one_epoch_of_mnist_is_enough(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The bonus on the real thing: at least 99 % after 938 steps."""
    monkeypatch.chdir(tmp_path)
    net = cnn.one_fast_epoch(*cnn.load_images(train=True), 64)
    assert cnn.accuracy(net, *cnn.load_images(train=False)) >= 0.99


@pytest.mark.filterwarnings("ignore:Converting a tensor with requires_grad=True to a scalar")  # right, if not pretty
@pytest.mark.parametrize("device", ["cpu", pytest.param("cuda", marks=gpu)])  # on the processor: is the test right?
@pytest.mark.parametrize("path", [FOLDER / "cnn.py", *RIGHT], ids=lambda path: path.stem)
def test_same_on_the_gpu(path: Path, device: str) -> None:
    """Logits and two steps in float64 as on the processor, to 1e-9 (the loss, which may be float32, to 1e-6)."""
    program, weights = load(path), hidden.starting_weights(1, gain=2.0)
    x, y = public.images(6, 2), torch.arange(6)
    results = []
    for there in ("cpu", device):
        net = program.Net().double()
        for parameter in net.parameters():
            parameter.data = weights[tuple(parameter.shape)].clone()
        net = net.to(there).eval()
        logits = net(x.to(there))
        assert logits.device.type == there
        linear = torch.nn.Sequential(torch.nn.Flatten(), torch.nn.Linear(1024, 10)).double().to(there)
        for parameter in linear.parameters():
            torch.nn.init.zeros_(parameter)
        optimizer = torch.optim.SGD(linear.parameters(), lr=0.1)
        losses = [program.training_step(linear, optimizer, x.to(there), y.to(there)) for _ in range(2)]
        results.append((logits.detach().cpu(), losses, [p.detach().cpu() for p in linear.parameters()]))
    (logits, losses, parameters), (logits_there, losses_there, parameters_there) = results
    torch.testing.assert_close(logits_there, logits, rtol=1e-9, atol=1e-9)
    torch.testing.assert_close(losses_there, losses, rtol=1e-6, atol=0)
    torch.testing.assert_close(parameters_there, parameters, rtol=0, atol=1e-6)


@pytest.mark.filterwarnings("ignore:Converting a tensor with requires_grad=True to a scalar")
@pytest.mark.parametrize("device", ["cpu", pytest.param("cuda", marks=gpu)])
@pytest.mark.parametrize("path", [FOLDER / "cnn.py", *RIGHT], ids=lambda path: path.stem)
def test_learns_on_the_gpu(path: Path, device: str) -> None:
    """A training learns the ten spots; what fast_setup makes can be moved there before its first step."""
    program, spots, y = load(path), public.spots(range(10)).to(device), torch.arange(10).to(device)
    net = torch.nn.Sequential(torch.nn.MaxPool2d(8), torch.nn.Flatten(), torch.nn.Linear(16, 10)).double().to(device)
    program.train(net, spots, y, epochs=5, batch_size=4, lr=0.5)
    assert program.accuracy(net, spots, y) == 1.0

    net, optimizer, scheduler = program.fast_setup(3)
    net.to(device)
    for _ in range(3):
        assert program.training_step(net, optimizer, spots.float(), y) < 10
        scheduler.step()


@pytest.mark.parametrize("size", [10, 32, 100, 256, 500, 1000])
def test_a_mean_over_batches_is_named_whatever_their_size(size: int) -> None:
    """By averaging shares of a real split, not with the check's own arithmetic."""
    right = torch.arange(1259) < 956
    shares = [part.double().mean().item() for part in torch.split(right, size)]
    with pytest.raises(public.CheckFailed) as failed:
        public.expect_no_mean_of_batches(sum(shares) / len(shares), 956, 1259)
    assert failed.value.shows == "batches_averaged"


@pytest.mark.parametrize("other", [956 / 1259, 956, 95.6, 0.956, 303 / 1259, None, "0.5", torch.tensor([0.1, 0.2])])
def test_nothing_else_is_taken_for_a_mean_over_batches(other: object) -> None:
    public.expect_no_mean_of_batches(other, 956, 1259)
