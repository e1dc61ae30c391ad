"""Assignment 06: a convolutional network that reads handwritten digits (after LeCun et al. 1998).

Images are tensors (N, 1, 32, 32): N images, one grey channel, 0 is paper and 1 is ink. Labels are (N,) int64 from
0 to 9. A network returns logits (N, 10): one number per class, the largest one names the digit.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import nn


# %% task 1
class Net(nn.Module):
    """The network of the lecture's PyTorch slides, 61 182 parameters.

    convolution 5x5 to 6 maps - ReLU - max pooling 2x2 - convolution 5x5 to 16 maps - ReLU - max pooling 2x2 -
    flatten - dense 120 - ReLU - dense 80 - ReLU - dense 10. The lecture's names are conv1, conv2, ff1, ff2, ff3.
    """

    def __init__(self) -> None:
        """Make the five layers, with the weights that PyTorch gives them at the start."""
        super().__init__()
        # YOUR CODE HERE
        raise NotImplementedError()

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Logits of a batch of images.

        Args:
            x: (N, 1, 32, 32), dtype and device of the parameters; it stays unchanged.

        Returns:
            (N, 10) with the same dtype and device: the plain outputs of the last layer.
        """
        # YOUR CODE HERE
        raise NotImplementedError()


# %% task 2
def training_step(net: nn.Module, optimizer: torch.optim.Optimizer, x: torch.Tensor, y: torch.Tensor) -> float:
    """One step of the optimizer down the mean cross-entropy of a batch.

    Args:
        net: any network that returns logits (N, classes); its parameters are changed.
        optimizer: any optimizer of torch.optim that holds the parameters of `net`.
        x: (N, 1, 32, 32) images.
        y: (N,) int64 class numbers.

    Returns:
        The mean cross-entropy of the batch before the step, as a Python number.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% task 3
def accuracy(net: nn.Module, x: torch.Tensor, y: torch.Tensor) -> float:
    """Share of the images whose largest logit belongs to the right class, measured in evaluation mode.

    Args:
        net: any network that returns logits (N, classes); its parameters stay unchanged.
        x: (N, 1, 32, 32) images, N >= 1.
        y: (N,) int64 class numbers.

    Returns:
        A number from 0 to 1.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


def train(net: nn.Module, x: torch.Tensor, y: torch.Tensor, epochs: int, batch_size: int, lr: float) -> None:
    """Train with one Adam optimizer (default settings, constant learning rate), in training mode.

    Args:
        net: any network that returns logits (N, classes); its parameters are changed.
        x: (N, 1, 32, 32) images; they stay unchanged.
        y: (N,) int64 class numbers; they stay unchanged.
        epochs: how often every image is shown. Each epoch has a new random order.
        batch_size: images per training step; the last batch of an epoch may be smaller and counts too.
        lr: learning rate of Adam.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% task 4
def fast_setup(n_steps: int) -> tuple[nn.Module, torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler | None]:
    """A network, an optimizer and a schedule of learning rates that need one epoch only.

    Args:
        n_steps: how many training steps will follow. After each of them ``scheduler.step()`` is called.

    Returns:
        (net, optimizer, scheduler); None as the scheduler stands for a constant learning rate.
    """
    # YOUR CODE HERE
    raise NotImplementedError()


# %% demo
MAPS = {"cmap": "gray_r", "interpolation": "nearest"}  # ink is dark, as on paper


def load_images(train: bool) -> tuple[torch.Tensor, torch.Tensor]:
    """MNIST if it is there, scikit-learn's small digits otherwise: images (N, 1, 32, 32) from 0 to 1, and labels.

    MNIST is looked for in the folder data beside you, then in the one that the variable NN_GRADER_DATA names.
    """
    from pathlib import Path

    from grader.datasets import mnist_or_digits

    pixels, labels = mnist_or_digits(train, Path("data") if Path("data/MNIST").is_dir() else None)
    x = torch.from_numpy(pixels)[:, None]
    if x.shape[-1] == 8:
        x = F.interpolate(x, scale_factor=3)  # 24x24
    border = (32 - x.shape[-1]) // 2  # 2 for MNIST: 28 becomes 32
    return F.pad(x, (border, border, border, border)), torch.from_numpy(labels)


def one_fast_epoch(x: torch.Tensor, y: torch.Tensor, batch_size: int) -> nn.Module:
    """What task 4 is about: every image is shown once, and the learning rate moves after every step."""
    batches = torch.randperm(len(x)).split(batch_size)
    net, optimizer, scheduler = fast_setup(len(batches))
    net.to(x.device)
    for batch in batches:
        training_step(net, optimizer, x[batch], y[batch])
        if scheduler is not None:
            scheduler.step()
    return net


def parameters_by_shape(net: nn.Module) -> dict[tuple[int, ...], torch.Tensor]:
    """The ten parameters of `Net`, found by their shapes: your names for them are free."""
    return {tuple(parameter.shape): parameter.detach().cpu() for parameter in net.parameters()}


def draw_images(axes, pictures, **style) -> None:
    """One picture per axes, without ticks."""
    for ax, picture in zip(axes, pictures, strict=True):
        ax.imshow(picture.numpy(), **style)
        ax.set(xticks=[], yticks=[])


def draw_filters_and_maps(figure, net: nn.Module, x: torch.Tensor) -> None:
    """The six filters of the first convolution, and what both convolutions make of the image `x` (1, 32, 32)."""
    weights = parameters_by_shape(net)
    filters = weights[6, 1, 5, 5]
    first = F.max_pool2d(F.relu(F.conv2d(x[None], filters, weights[6,])), 2)
    second = F.max_pool2d(F.relu(F.conv2d(first, weights[16, 6, 5, 5], weights[16,])), 2)
    above, below = figure.subfigures(2, 1, height_ratios=[1.1, 1])
    grid = above.subplots(2, 7)
    limit = float(filters.abs().max())
    draw_images(grid[0, 1:], filters[:, 0], cmap="PuOr_r", vmin=-limit, vmax=limit)
    draw_images(grid[1, :1], x, **MAPS)
    draw_images(grid[1, 1:], first[0], vmin=0, vmax=float(first.max()), **MAPS)  # one scale for all six
    grid[0, 0].set_axis_off()
    grid[0, 0].text(
        0.5, 0.5, "Filter\nfilters\n5 × 5\norange: +", ha="center", va="center", transform=grid[0, 0].transAxes
    )
    grid[1, 0].set_xlabel("Bild · image")
    above.suptitle("Erste Faltung, ReLU, Pooling: 6 Karten · maps, 14 × 14", fontsize=11)
    below.suptitle("Zweite Faltung, ReLU, Pooling: 16 Karten · maps, 5 × 5", fontsize=11)
    draw_images(below.subplots(2, 8).flat, second[0], vmin=0, vmax=float(second.max()), **MAPS)


def draw_confusions(ax, y: torch.Tensor, guessed: torch.Tensor) -> None:
    """How often digit (row) was taken for digit (column); only mistakes are coloured."""
    counts = torch.bincount(10 * y + guessed, minlength=100).reshape(10, 10)
    mistakes = counts * (1 - torch.eye(10, dtype=torch.int64))
    shade = mistakes.double().sqrt().where(mistakes > 0, torch.nan)
    ax.imshow(shade.numpy(), cmap="Oranges", vmin=0, vmax=1.4 * float(mistakes.max().clamp(min=1)) ** 0.5)
    ax.hlines([n - 0.5 for n in range(11)], -0.5, 9.5, color="0.92", linewidth=0.8, zorder=0)
    ax.vlines([n - 0.5 for n in range(11)], -0.5, 9.5, color="0.92", linewidth=0.8, zorder=0)
    for row in range(10):
        for column in range(10):
            if counts[row, column]:
                weight = "bold" if row == column else "normal"
                style = {"ha": "center", "va": "center_baseline", "fontsize": 8, "fontweight": weight}
                ax.text(column, row, str(int(counts[row, column])), **style)
    ax.set(xticks=range(10), yticks=range(10), xlabel="Antwort des Netzes · answer of the net")
    ax.set_ylabel("Ziffer · digit", labelpad=8)
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0)


def draw_most_wrong(axes, x: torch.Tensor, y: torch.Tensor, logits: torch.Tensor) -> None:
    """The images with the largest cross-entropy, the worst one first."""
    worst = F.cross_entropy(logits, y, reduction="none").argsort(descending=True)[: len(axes)]
    draw_images(axes, x[worst, 0], **MAPS)
    for ax, image in zip(axes, worst, strict=True):
        sure = float(logits[image].softmax(0).max())
        ax.set_title(f"{int(y[image])} → {int(logits[image].argmax())}", fontsize=13, fontweight="bold")
        ax.set_xlabel(f"{100 * sure:.0f} %", fontsize=9)


if __name__ == "__main__":
    import time

    import matplotlib.pyplot as plt

    device = "cuda" if torch.cuda.is_available() else "cpu"
    x, y = (part.to(device) for part in load_images(train=True))
    x_test, y_test = (part.to(device) for part in load_images(train=False))
    epochs, batch_size = (2, 64) if len(x) > 10_000 else (6, 16)

    net, began = Net().to(device), time.perf_counter()
    train(net, x, y, epochs=epochs, batch_size=batch_size, lr=0.001)
    share = accuracy(net, x_test, y_test)
    print(f"{len(x)} x {epochs}: {share:.2%} ({time.perf_counter() - began:.1f} s, {device})")
    try:
        began = time.perf_counter()
        fast = accuracy(one_fast_epoch(x, y, batch_size), x_test, y_test)
        print(f"fast_setup, {len(x)} x 1: {fast:.2%} ({time.perf_counter() - began:.1f} s, {device})")
    except NotImplementedError:
        print("fast_setup: noch offen · not written yet")

    with torch.no_grad():
        net.eval()
        logits = torch.cat([net(part) for part in x_test.split(1000)]).cpu()
    x_test, y_test = x_test.cpu(), y_test.cpu()
    figure = plt.figure(figsize=(13, 6.9), layout="constrained")
    upper, lower = figure.subfigures(2, 1, height_ratios=[2.6, 1])
    left, right = upper.subfigures(1, 2, width_ratios=[1.2, 1])
    draw_filters_and_maps(left, net, x_test[0])
    ax = right.subplots()
    draw_confusions(ax, y_test, logits.argmax(1))
    ax.set_title(f"Verwechslungen · confusions: {100 * (1 - share):.2f} % von · of {len(y_test)}", fontsize=11)
    draw_most_wrong(lower.subplots(1, 10), x_test, y_test, logits)
    title = "Die zehn schlimmsten Fehler: Ziffer → Antwort, wie sicher · the ten most wrong: digit → answer, how sure"
    lower.suptitle(title, fontsize=11)
    plt.show()
