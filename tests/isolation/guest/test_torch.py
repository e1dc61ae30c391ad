"""Tensors, gradients and optimisers across the wall. One worker for all of it: importing torch takes two seconds."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent
from typing import Literal

import pytest
import torch

from grader.isolation import Chunk, Handle, Profile, Program, StudentError, Worker, open_launcher
from grader.isolation.wire import Packet, ProtocolError, decode, encode
from grader.isolation.wire.framing import delivered

SOURCE = """
    import torch
    import torch.nn.functional as F
    from torch import nn

    def identity(x): return x
    def scaled(x, y): return (x * y).sum(), {"unused": 1}["unused"] and [x * 2]
    def product(pair, *, bias): return pair[0] * pair[1] + bias
    def constant(x): return torch.ones(2)
    def maximum(x): return x.max(dim=0)
    def pooled(x): return F.max_pool2d(x, 2)
    def pooled_by_module(x): return nn.MaxPool2d(2)(x)
    def subclass():
        class Sly(torch.Tensor): pass
        return torch.zeros(2).as_subclass(Sly)
    def sparse(): return torch.eye(2).to_sparse()
    def pooled_by_operator(x): return torch.ops.aten.max_pool1d(x, 2)
    def not_in_torch(x): return torch.empty(2, device="meta").cpu()
    def without_forward(x): return nn.Module()(x)
    FIRST_DRAW = torch.rand(1)
    def network(): return nn.Linear(2, 1)
    def spent_waiting():
        import time
        before, x = torch.get_num_threads(), torch.ones(1 << 17)
        torch.set_num_threads(2)
        start = time.process_time()
        for _ in range(200):
            x.tanh()
            time.sleep(0.002)
        spent = time.process_time() - start
        torch.set_num_threads(before)
        return spent
    class Step:
        def __init__(self, parameters): self.parameters = list(parameters)
        def step(self):
            with torch.no_grad():
                for p in self.parameters: p -= 0.1 * p.grad
    def loss(net, x):
        net.zero_grad()
        value = net(x).pow(2).sum()
        value.backward()
        return value.item()
"""


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    forbidden = ("torch.nn.functional.max_pool2d", "torch.nn.MaxPool2d.forward", "torch.ops.aten.max_pool1d")
    program = Program("student", (Chunk(dedent(SOURCE), "student.py"),), forbidden)
    launcher = open_launcher(Profile(preload=("numpy", "torch"), seconds_per_call=10), "require")
    worker = launcher.start(program)
    yield worker
    worker.close()
    launcher.close()


@pytest.mark.parametrize("name", ["float16", "float32", "float64", "bfloat16", "int8", "int64", "bool", "complex64"])
def test_tensors_keep_shape_dtype_and_values(worker: Worker, name: str) -> None:
    tensor = torch.arange(6).reshape(2, 3).to(getattr(torch, name)).t()
    back = worker.call(None, "identity", [tensor], {})
    assert type(back) is torch.Tensor
    assert back.dtype == tensor.dtype
    assert torch.equal(back, tensor)


def test_threads_that_wait_spend_no_processor_time(worker: Worker) -> None:
    """A student's second thread would otherwise spin and use up, on a busy machine, the time that a call may take."""
    assert worker.call(None, "spent_waiting", [], {}) < 0.25


def test_tensors_keep_requires_grad_and_parameters_become_tensors(worker: Worker) -> None:
    parameter = torch.nn.Parameter(torch.ones(2))
    back = worker.call(None, "identity", [[parameter, torch.ones(0, 3)]], {})
    assert type(back[0]) is torch.Tensor
    assert back[0].requires_grad
    assert back[1].shape == (0, 3)
    assert not back[1].requires_grad


def test_meta_tensors_travel_without_data(worker: Worker) -> None:
    back = worker.call(None, "identity", [torch.empty(10**6, 10**6, device="meta")], {})
    assert (back.device.type, back.shape) == ("meta", (10**6, 10**6))


def test_dtypes_devices_and_sizes_travel(worker: Worker) -> None:
    sent = [torch.float64, torch.device("cpu"), torch.Size([2, 3])]
    assert worker.call(None, "identity", [sent], {}) == [torch.float64, torch.device("cpu"), (2, 3)]


def test_conjugate_views_arrive_resolved(worker: Worker) -> None:
    tensor = torch.tensor([1 + 2j]).conj()
    assert torch.equal(worker.call(None, "identity", [tensor], {}), torch.tensor([1 - 2j]))


def test_what_is_no_plain_tensor_stays_there(worker: Worker) -> None:
    assert type(worker.call(None, "subclass", [], {})) is Handle
    assert type(worker.call(None, "sparse", [], {})) is Handle


def test_named_results_of_torch_are_tuples(worker: Worker) -> None:
    values, indices = worker.call(None, "maximum", [torch.tensor([[1.0, 5.0], [2.0, 3.0]])], {})
    assert (values.tolist(), indices.tolist()) == ([2, 5], [1, 0])


def test_gradients_are_those_of_every_floating_input(worker: Worker) -> None:
    x, y = torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0])
    outputs, gradients = worker.vjp(None, "scaled", [x, y], {}, [torch.tensor(2.0), torch.tensor([1.0, 0.0])])
    assert outputs[0] == 11
    assert gradients is not None
    assert [g.tolist() for g in gradients] == [[8, 8], [2, 4]]
    _, gradients = worker.vjp(None, "product", [(x, y)], {"bias": torch.zeros(2)}, [torch.ones(2)])
    assert gradients is not None
    assert [g.tolist() for g in gradients] == [[3, 4], [1, 2], [1, 1]]


def test_inputs_without_influence_have_no_gradient(worker: Worker) -> None:
    assert worker.vjp(None, "constant", [torch.ones(2)], {}, [torch.ones(2)])[1] == [None]
    assert worker.vjp(None, "identity", [torch.ones(2, dtype=torch.int64)], {}, [torch.ones(2)])[1] == []


def test_outputs_of_another_shape_or_number_come_back_without_gradients(worker: Worker) -> None:
    outputs, gradients = worker.vjp(None, "identity", [torch.ones(2)], {}, [torch.ones(3)])
    assert (outputs.tolist(), gradients) == ([1, 1], None)
    assert worker.vjp(None, "constant", [torch.ones(2)], {}, [torch.ones(2), torch.ones(2)])[1] is None


def test_networks_and_library_optimisers_work_together(worker: Worker) -> None:
    net = worker.call(None, "network", [], {})
    x = worker.send(torch.ones(4, 2))
    library = worker.library("torch.optim")
    optimizer = worker.call(library, "SGD", [worker.call(net, "parameters", [], {}, keep=True)], {"lr": 0.01})
    losses = []
    for _ in range(3):
        losses.append(worker.call(None, "loss", [net, x], {}))
        worker.call(optimizer, "step", [], {})
    assert losses[2] < losses[0]
    assert set(worker.call(net, "state_dict", [], {})) == {"weight", "bias"}


def test_forbidden_layers_are_refused_also_inside_modules(worker: Worker) -> None:
    image = torch.arange(16.0).reshape(1, 1, 4, 4)
    for function, name in (
        ("pooled", "torch.nn.functional.max_pool2d"),
        ("pooled_by_module", "torch.nn.MaxPool2d.forward"),
        ("pooled_by_operator", "torch.ops.aten.max_pool1d"),
    ):
        with pytest.raises(StudentError) as caught:
            worker.call(None, function, [image], {})
        assert (caught.value.kind, caught.value.message) == ("forbidden", name)
    library = worker.library("torch.nn.functional")
    assert worker.call(library, "max_pool2d", [image, 2], {}).tolist() == [[[[5, 7], [13, 15]]]]


@pytest.mark.parametrize("function", ["not_in_torch", "without_forward"])
def test_what_torch_has_not_implemented_is_no_stub(worker: Worker, function: str) -> None:
    with pytest.raises(StudentError) as caught:
        worker.call(None, function, [torch.ones(2)], {})
    assert caught.value.kind == "raised"


@pytest.mark.parametrize("mode", ["prefer", "portable"])
def test_the_compiler_leaves_no_folder_behind(mode: Literal["prefer", "portable"]) -> None:
    source = """
        import os
        from torch._inductor.runtime import cache_dir_utils

        def made():
            place = cache_dir_utils.cache_dir()
            return os.path.basename(place), os.path.isdir(place)
    """
    launcher = open_launcher(Profile(("torch",)), mode)
    worker = launcher.start(Program("student", (Chunk(dedent(source), "student.py"),)))
    made = worker.call(None, "made", [], {})
    worker.close()
    launcher.close()
    assert made == ("tmp", True), "a folder that was there"


def test_the_global_generator_is_seeded(worker: Worker) -> None:
    torch.manual_seed(0)
    assert torch.equal(worker.get(None, "FIRST_DRAW"), torch.rand(1))


def test_a_tensor_does_not_make_the_grader_import_torch(monkeypatch: pytest.MonkeyPatch) -> None:
    packet = delivered(encode(torch.ones(1)))
    monkeypatch.setattr("grader.isolation.wire.decoder.torch_or_none", lambda: None)
    assert decode(packet, lambda code, number, name: name) == "torch.Tensor"


@pytest.mark.parametrize("index", range(5))
def test_a_malformed_tensor_is_refused(index: int) -> None:
    import msgpack

    from grader.isolation.wire import Code

    parts: list[object] = ["float32", [1], False, "cpu", 0]
    parts[index] = ["object", [1 << 40], 1, 7, 3][index]
    header = msgpack.packb(msgpack.ExtType(Code.TENSOR, msgpack.packb(parts)))
    import numpy as np

    with pytest.raises(ProtocolError):
        decode(Packet(header, [np.zeros(4, np.uint8)]))


def test_a_module_that_a_check_moves_goes_where_the_check_says() -> None:
    """A check looks on ``meta`` whether a net follows its input; from there no way leads back to a card."""
    source = """
import torch
class Net(torch.nn.Linear):
    def __init__(self): super().__init__(2, 3)
    def moved(self): return torch.nn.Linear(2, 3)
def weight(net): return net.weight
"""
    launcher = open_launcher(Profile(preload=("torch",), device="meta"), "prefer")
    try:
        worker = launcher.start(Program("probe", (Chunk(source, "probe.py"),)))
        net = worker.call(None, "Net", [], {}, keep=True)
        moved = worker.call(worker.get(net, "moved"), "", [], {}, keep=True)
        assert worker.call(None, "weight", [net], {}).device.type == "meta"
        assert worker.call(None, "weight", [moved], {}).device.type == "cpu"
        worker.close()
    finally:
        launcher.close()


@pytest.mark.parametrize("mode", ["prefer", "portable"])
def test_what_a_check_sends_and_makes_is_put_on_the_device_of_the_profile(mode: Literal["prefer", "portable"]) -> None:
    """Shown on torch's device ``meta``, as every machine has it; a card is used in the same way."""
    source = """
import torch
def of(x): return str(x.device)
def net(): return torch.nn.Linear(2, 3)
def setup():
    net = torch.nn.Linear(2, 3)
    return net, [{"again": torch.nn.Linear(1, 1)}], torch.optim.SGD(net.parameters(), lr=0.1)
def weight(net): return net.weight
"""
    launcher = open_launcher(Profile(preload=("torch",), device="meta"), mode)
    try:
        worker = launcher.start(Program("probe", (Chunk(source, "probe.py"),)))
        assert worker.call(None, "of", [torch.ones(2)], {}) == "meta"
        net = worker.call(None, "net", [], {}, keep=True)
        assert worker.call(None, "weight", [net], {}).device.type == "meta"
        made, [inner], _ = worker.call(None, "setup", [], {})
        assert worker.call(None, "weight", [made], {}).device.type == "meta"
        assert worker.call(None, "weight", [inner["again"]], {}).device.type == "meta"
        worker.close()
    finally:
        launcher.close()
