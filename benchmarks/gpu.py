"""What a graphics card gives: the figures of docs/gpu.md, as Markdown.

    python -m benchmarks.gpu [--rounds 5] [--mnist FOLDER] [--device cuda]

* MNIST: seconds until the reference of 06_cnn gets 99 % of the test images right.
* LSTM: the reference of 07_lstm against ``torch.nn.LSTM`` (cuDNN on a card), forward and backward, same numbers.
* Attention: the reference of 08_attention against torch's fused ``scaled_dot_product_attention``, forward and backward.
* Grading: seconds for the reference of each torch assignment on a warm grader.

Contenders take turns within a round and ratios are taken within a round. ``--device cpu`` runs the same without a card.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import torch

from benchmarks import staff
from benchmarks.budgets import measured
from grader.course import Course
from grader.datasets import mnist_or_digits

ROOT = Path(__file__).resolve().parents[1]
WANTED = 0.99
MOST_EPOCHS = 5
Row = tuple[str, str]


def main() -> int:
    """Print the table."""
    options = _options()
    device = torch.device(options.device)
    name = torch.cuda.get_device_name(device) if device.type == "cuda" else "processor"
    print(f"| {name}, torch {torch.__version__} | |\n|---|---|")
    for title, value in rows(device, options.rounds, options.mnist):
        print(f"| {title} | {value} |", flush=True)
    return 0


def rows(device: torch.device, rounds: int, mnist: Path | None) -> Iterator[Row]:
    """The table, row by row; what cannot be measured says why."""
    try:
        epochs, seconds, share = time_to_99(device, mnist)
        yield "MNIST, 06_cnn: time to 99 %", f"{seconds:.1f} s ({epochs} epoch(s), {share:.2%})"
    except (OSError, ValueError) as error:
        yield "MNIST, 06_cnn: time to 99 %", f"not measured: {error}"
    yield "07_lstm, time over `torch.nn.LSTM`", _ratios(lstm_contest(device), device, rounds)
    yield "08_attention, time over `scaled_dot_product_attention`", _ratios(attention_contest(device), device, rounds)
    for assignment in Course.load(ROOT).staff_assignments:
        if assignment.settings.device == "auto":
            settings = assignment.settings.model_copy(update={"device": device.type})
            first, times, checks = measured(replace(assignment, settings=settings), rounds)
            median = statistics.median(times)
            yield f"grading {assignment.name}, {checks} checks", f"{median:.1f} s (the first {first:.1f} s)"


def time_to_99(device: torch.device, folder: Path | None) -> tuple[int, float, float]:
    """Epochs, seconds and share of right test images of the first training that reaches 99 %.

    Raises:
        ValueError: no MNIST, or not reached within `MOST_EPOCHS`.
    """
    cnn = reference("06_cnn", "cnn")
    (x, y), (x_test, y_test) = (_images(train, folder, device) for train in (True, False))
    for epochs in range(1, MOST_EPOCHS + 1):
        torch.manual_seed(0)
        started = time.perf_counter()
        batches = [batch for _ in range(epochs) for batch in torch.randperm(len(x)).split(64)]  # type: ignore[no-untyped-call]
        net, optimizer, scheduler = cnn.fast_setup(len(batches))
        net.to(device)
        for batch in batches:
            cnn.training_step(net, optimizer, x[batch], y[batch])
            if scheduler is not None:
                scheduler.step()
        _wait_for(device)
        seconds = time.perf_counter() - started
        share = cnn.accuracy(net, x_test, y_test)
        if share >= WANTED:
            return epochs, seconds, share
    raise ValueError(f"99 % not reached in {MOST_EPOCHS} epochs")


def _images(train: bool, folder: Path | None, device: torch.device) -> tuple[torch.Tensor, torch.Tensor]:
    pixels, labels = mnist_or_digits(train, folder)
    if pixels.shape[-1] != 28:
        raise ValueError("MNIST is not there; name its folder with --mnist")
    x = torch.nn.functional.pad(torch.from_numpy(pixels)[:, None], (2, 2, 2, 2))
    return x.to(device), torch.from_numpy(labels).to(device)


def lstm_contest(device: torch.device) -> tuple[Callable[[], Any], Callable[[], Any]]:
    """The reference and torch's layer on the same 100 steps, 64 sequences, 64 inputs and 128 cells."""
    module = reference("07_lstm", "lstm")
    layer = torch.nn.LSTM(64, 128).to(device)
    x = torch.randn(100, 64, 64, device=device)
    # torch orders the blocks i, f, z, o; the course z, i, f, o
    order = torch.cat([torch.arange(k * 128, (k + 1) * 128) for k in (2, 0, 1, 3)]).to(device)
    inputs, recurrent, *biases = layer.parameters()
    ours = [parameter.detach()[order].requires_grad_() for parameter in (inputs, recurrent, biases[0] + biases[1])]
    torch.testing.assert_close(module.lstm(x, *ours)[0], layer(x)[0], rtol=1e-4, atol=1e-4)
    return lambda: _backward(module.lstm(x, *ours)[0]), lambda: _backward(layer(x)[0])


def attention_contest(device: torch.device) -> tuple[Callable[[], Any], Callable[[], Any]]:
    """The reference and torch's fused function, causal: 16 texts, 8 heads, 256 positions, 64 features."""
    module = reference("08_attention", "attention")
    q, k, v = (torch.randn(16, 8, 256, 64, device=device, requires_grad=True) for _ in range(3))
    mask = module.causal_mask(256).to(device)
    fused = torch.nn.functional.scaled_dot_product_attention
    ours = module.scaled_dot_product_attention
    torch.testing.assert_close(ours(q, k, v, mask)[0], fused(q, k, v, is_causal=True), rtol=1e-3, atol=1e-3)
    return lambda: _backward(ours(q, k, v, mask)[0]), lambda: _backward(fused(q, k, v, is_causal=True))


def _backward(result: torch.Tensor) -> None:
    result.sum().backward()  # type: ignore[no-untyped-call]


def _ratios(contest: tuple[Callable[[], Any], Callable[[], Any]], device: torch.device, rounds: int) -> str:
    for work in contest:
        _seconds(work, device)  # warm up
    pairs = [tuple(_seconds(work, device) for work in contest) for _ in range(rounds)]
    ratios = [ours / theirs for ours, theirs in pairs]
    ours, theirs = (statistics.median(column) * 1000 for column in zip(*pairs, strict=True))
    return f"{statistics.median(ratios):.1f} ({min(ratios):.1f}-{max(ratios):.1f}; {ours:.1f} ms over {theirs:.1f} ms)"


def _seconds(work: Callable[[], Any], device: torch.device, repeats: int = 5) -> float:
    _wait_for(device)
    started = time.perf_counter()
    for _ in range(repeats):
        work()
    _wait_for(device)
    return (time.perf_counter() - started) / repeats


def _wait_for(device: torch.device) -> None:
    if device.type == "cuda":
        torch.cuda.synchronize(device)


def reference(folder: str, slug: str) -> ModuleType:
    """A staff solution as a module."""
    return staff.load(ROOT / "solutions" / folder / f"{slug}.py")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--mnist", type=Path, help="folder that holds MNIST/raw, as torchvision makes it")
    parser.add_argument("--device", default="cuda", choices=["cuda", "cpu"])
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
