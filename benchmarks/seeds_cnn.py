"""How far the learning thresholds of 06_cnn lie from what right solutions reach, over many seeds.

    OMP_NUM_THREADS=1 python -m benchmarks.seeds_cnn --seeds 200

Trains the reference and every ``right/`` variant as the checks do, once per seed, and prints the worst and the mean
result beside the threshold. The seed decides the order of the images in ``train`` and everything in ``fast_setup``;
the checks themselves always use seed 0 of the worker, so the thresholds only have to hold on other machines and for
other ways to draw the order. The last row is the mistake ``fast_setup_without_change``: there the best counts.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import torch

from benchmarks.staff import load

FOLDER = Path(__file__).resolve().parents[1] / "solutions" / "06_cnn"


PUBLIC, HIDDEN = load(FOLDER / "test_cnn.py"), load(FOLDER / "test_cnn_hidden.py")


def share(net: Any, x: torch.Tensor, y: torch.Tensor) -> float:
    """Accuracy as the checks compute it."""
    with torch.no_grad():
        return float((net.eval()(x).argmax(1) == y).double().mean())


def net_from(program: ModuleType, seed: int) -> Any:
    """The `Net` of a program with the starting weights of the checks."""
    weights, net = HIDDEN.starting_weights(seed), program.Net()
    vector = torch.cat([weights[tuple(p.shape)].flatten() for p in net.parameters()]).float()
    torch.nn.utils.vector_to_parameters(vector, net.parameters())
    return net


def learned(program: ModuleType) -> float:
    """Share of right test digits after the training of test_digits_are_learned."""
    net = net_from(program, 75)
    x, y = (part[::3] for part in HIDDEN.small_digits(train=True))
    program.train(net, x, y, epochs=3, batch_size=16, lr=0.003)
    return share(net, *HIDDEN.small_digits(train=False))


def steps_for_twenty(program: ModuleType) -> int:
    """Steps until the loss of 20 random images is below 0.1, as in test_steps_on_the_net."""
    rng = np.random.default_rng(torch.initial_seed())  # other images for every seed
    x = torch.from_numpy(rng.normal(size=(20, 1, 32, 32)).astype(np.float32))
    y = torch.from_numpy(rng.integers(0, 10, 20))
    net = net_from(program, 74)
    optimizer = torch.optim.Adam(net.parameters(), lr=0.002)
    return next((n for n in range(1, 1000) if program.training_step(net, optimizer, x, y) < 0.1), 1000)


def fast(program: ModuleType) -> float:
    """Share of right test digits after the one epoch of test_one_epoch_is_enough."""
    x, y = (part[:480] for part in PUBLIC.small_digits(train=True))
    batches = list(zip(x.split(12), y.split(12), strict=True))
    net, optimizer, scheduler = program.fast_setup(len(batches))
    for images, labels in batches:
        program.training_step(net, optimizer, images, labels)
        if scheduler is not None:
            scheduler.step()
    return share(net, *PUBLIC.small_digits(train=False))


def fresh_loss(program: ModuleType) -> float:
    """How far the loss of a fresh net is from ln 10."""
    with torch.no_grad():
        logits = program.Net().eval()(PUBLIC.images(20, 63).float())
    return abs(float((logits.logsumexp(1) - logits.mean(1)).mean()) - float(np.log(10)))


def row(label: str, measure: Callable[[ModuleType], float], program: ModuleType, seeds: int) -> str:
    """Least, mean and largest value over the seeds."""
    began, found = time.process_time(), []
    for seed in range(seeds):
        torch.manual_seed(seed)
        np.random.seed(seed)  # noqa: NPY002 - what student code may draw from
        found.append(measure(program))
    seconds = (time.process_time() - began) / seeds
    return (
        f"{label:42} {seeds:4} seeds  least {min(found):7.3f}  mean {np.mean(found):7.3f}  "
        f"largest {max(found):7.3f}  {seconds:.2f} CPU-s each"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--only", help="reference, or the name of one right/ variant")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    programs = {"reference": FOLDER / "cnn.py"} | {path.stem: path for path in sorted((FOLDER / "right").glob("*.py"))}
    print(f"thresholds: learned >= {HIDDEN.LEARNED}, fast >= {PUBLIC.BONUS_ACCURACY}, twenty <= 150, loss < 0.15")
    for name, path in programs.items():
        if arguments.only in (None, name):
            program = load(path)
            for measure in (learned, fast, steps_for_twenty, fresh_loss):
                print(row(f"{name}: {measure.__name__}", measure, program, arguments.seeds), flush=True)
    if arguments.only in (None, "fast_setup_without_change"):
        program = load(FOLDER / "cnn.py")
        code = (FOLDER / "wrong" / "fast_setup_without_change.py").read_text(encoding="utf-8")
        exec(compile(code, "fast_setup_without_change.py", "exec"), program.__dict__)
        print(row("fast_setup_without_change: fast", fast, program, arguments.seeds), flush=True)


if __name__ == "__main__":
    main()
