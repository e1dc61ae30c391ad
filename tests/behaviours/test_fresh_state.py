"""No check sees what another one did, whatever the student's code has changed: each has a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent
from typing import Any

import pytest

from grader.isolation import Chunk, Launcher, Profile, Program, Worker, open_launcher

NUMPY = dedent("""
    import builtins, gc, json, os, random, signal, sys, threading, warnings
    import numpy as np

    counter = 0
    cache = {}
    def default(seen=[]): return seen
    class Shared: values = []

    def globals_of_the_module():
        global counter
        counter += 1; cache[1] = 2; default().append(1); Shared.values.append(1)
        return counter, len(cache), len(default()), len(Shared.values)
    def random_module(): return random.random()
    def numpy_random(): return float(np.random.rand())
    def numpy_generator(): return float(np.random.default_rng().random())
    def unseeded_order(): return list({"a", "b", "c", "d", "e"})
    def error_state():
        before = np.geterr(); np.seterr(all="raise"); return before
    def print_options():
        before = np.get_printoptions()["precision"]; np.set_printoptions(precision=2); return before
    def warning_filters():
        before = len(warnings.filters); warnings.simplefilter("error"); return before
    def environment():
        before = {k: v for k, v in os.environ.items() if k != "TMPDIR"}; os.environ["LEFT"] = "1"; return before
    def working_directory():
        before = os.path.dirname(os.getcwd()); os.chdir("/dev"); return before
    def patched_numpy():
        before = float(np.sum([1.0, 2.0])); np.sum = lambda *a, **k: 42.0; return before
    def patched_testing():
        before = np.testing.assert_allclose.__module__
        np.testing.assert_allclose = lambda *a, **k: None
        return before
    def patched_builtins():
        before = abs(-1), hasattr(builtins, "left"); builtins.abs = lambda x: 7; builtins.left = 1; return before
    def patched_library():
        before = json.dumps([1]); json.dumps = lambda x: "patched"; return before
    def modules():
        before = "left_module" in sys.modules; sys.modules["left_module"] = np; return before
    def search_path():
        before = "/left" in sys.path; sys.path.insert(0, "/left"); return before
    def recursion_limit():
        before = sys.getrecursionlimit(); sys.setrecursionlimit(123); return before
    def streams():
        before = sys.stdout is sys.__stdout__; sys.stdout = None; return before
    def garbage_collector():
        before = gc.isenabled(); gc.disable(); return before
    def signals():
        before = signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
        signal.signal(signal.SIGTERM, lambda *_: None)
        return before
    def threads():
        before = threading.active_count()
        threading.Thread(target=threading.Event().wait, daemon=True).start()
        return before
    def hooks():
        before = sys.excepthook is sys.__excepthook__; sys.excepthook = print; return before
    def trace():
        before = sys.gettrace() is None; sys.settrace(lambda *a: None); return before
""")

TORCH = dedent("""
    import numpy as np
    import torch

    def torch_random(): return torch.rand(1).item()
    def default_dtype():
        before = str(torch.get_default_dtype()); torch.set_default_dtype(torch.float64); return before
    def gradient_mode():
        before = torch.is_grad_enabled(); torch.set_grad_enabled(False); return before
    def deterministic():
        before = torch.are_deterministic_algorithms_enabled(); torch.use_deterministic_algorithms(True); return before
    def anomaly_mode():
        before = torch.is_anomaly_enabled(); torch.autograd.set_detect_anomaly(True); return before
    def print_precision():
        before = str(torch.tensor(0.123456)); torch.set_printoptions(precision=1); return before
    def default_device():
        before = str(torch.empty(1).device); torch.set_default_device("meta"); return before
    def patched_function():
        before = torch.relu(torch.tensor(-1.0)).item(); torch.relu = lambda x: x + 5; return before
    def patched_method():
        before = torch.tensor([1.0, 2.0]).sum().item()
        torch.Tensor.sum = lambda self, *a, **k: torch.tensor(42.0)
        return before
    def patched_layer():
        before = torch.nn.Linear(1, 1).weight.shape[0]; torch.nn.Linear = None; return before
    def global_hook():
        calls = []
        torch.nn.modules.module.register_module_forward_hook(lambda *a: calls.append(1))
        torch.nn.ReLU()(torch.ones(1))
        return len(torch.nn.modules.module._global_forward_hooks)
    def threads():
        before = torch.get_num_threads(); torch.set_num_threads(2); return before
    def numpy_random(): return float(np.random.rand())
""")


def functions_of(source: str) -> list[str]:
    lines = [line for line in source.splitlines() if line.startswith("def ") and "seen" not in line]
    return [line[4 : line.index("(")] for line in lines]


def started(launcher: Launcher, source: str) -> Worker:
    worker = launcher.start(Program("student", (Chunk(source, "student.py"),)))
    assert worker.problems == ()
    return worker


def answer(worker: Worker, function: str) -> Any:
    return worker.call(None, function, [], {})


@pytest.fixture(scope="module")
def numpy_launcher() -> Iterator[Launcher]:
    launcher = open_launcher(Profile(), "require")
    yield launcher
    launcher.close()


@pytest.fixture(scope="module")
def torch_launcher() -> Iterator[Launcher]:
    launcher = open_launcher(Profile(preload=("numpy", "torch"), seconds_per_call=10), "require")
    yield launcher
    launcher.close()


def answers_of_two_checks(launcher: Launcher, source: str, function: str) -> tuple[Any, Any]:
    first = started(launcher, source)
    try:
        before = answer(first, function)
    finally:
        first.close()
    second = started(launcher, source)
    try:
        return before, answer(second, function)
    finally:
        second.close()


@pytest.mark.parametrize("function", functions_of(NUMPY))
def test_what_one_check_changes_the_next_does_not_see(numpy_launcher: Launcher, function: str) -> None:
    before, after = answers_of_two_checks(numpy_launcher, NUMPY, function)
    assert before == after


@pytest.mark.parametrize("function", functions_of(TORCH))
def test_what_one_check_changes_in_torch_the_next_does_not_see(torch_launcher: Launcher, function: str) -> None:
    before, after = answers_of_two_checks(torch_launcher, TORCH, function)
    assert before == after


def test_within_one_check_the_changes_are_there(numpy_launcher: Launcher) -> None:
    """Otherwise the tests above would pass whatever happened."""
    for function in functions_of(NUMPY):
        worker = started(numpy_launcher, NUMPY)
        first, second = answer(worker, function), answer(worker, function)
        assert (first == second) == (function == "unseeded_order"), function
        worker.close()


def test_a_neighbour_that_runs_at_the_same_time_sees_nothing_either(numpy_launcher: Launcher) -> None:
    one, other = started(numpy_launcher, NUMPY), started(numpy_launcher, NUMPY)
    assert answer(one, "patched_numpy") == 3
    assert answer(one, "globals_of_the_module") == (1, 1, 1, 1)
    assert answer(other, "patched_numpy") == 3
    assert answer(other, "globals_of_the_module") == (1, 1, 1, 1)
    one.close()
    other.close()


def test_the_student_module_is_executed_anew_for_every_check(numpy_launcher: Launcher) -> None:
    for _ in range(2):
        worker = started(numpy_launcher, "import numpy as np\nprint('loading')\nvalue = np.random.rand()\n")
        assert worker.output() == "loading\n"
        worker.close()


def test_without_the_sandbox_state_is_as_fresh() -> None:
    launcher = open_launcher(Profile(), "portable")
    everything = NUMPY + "\ndef everything():\n    return [globals()[name]() for name in NAMES]\n"
    everything += f"NAMES = {[f for f in functions_of(NUMPY) if f not in ('streams', 'patched_builtins', 'trace')]!r}\n"
    before, after = answers_of_two_checks(launcher, everything, "everything")
    launcher.close()
    assert before == after


def test_a_regrade_draws_the_same_numbers() -> None:
    draws = []
    for _ in range(2):
        launcher = open_launcher(Profile(seed=5), "require")
        worker = started(launcher, NUMPY)
        draws.append(
            [answer(worker, f) for f in ("random_module", "numpy_random", "numpy_generator", "unseeded_order")]
        )
        worker.close()
        launcher.close()
    assert draws[0] == draws[1]


def test_another_seed_draws_other_numbers(numpy_launcher: Launcher) -> None:
    launcher = open_launcher(Profile(seed=1), "require")
    ours, theirs = started(numpy_launcher, NUMPY), started(launcher, NUMPY)
    for function in ("random_module", "numpy_random", "numpy_generator"):
        assert answer(ours, function) != answer(theirs, function)
    for worker in (ours, theirs):
        worker.close()
    launcher.close()
