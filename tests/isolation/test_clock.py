"""What ends a request is what the process did, never what else the machine had to do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from grader.isolation.clock import INTERVAL, MOST_WAITING, MOST_WAITING_IN_ALL, Clock, Reading, Verdict


class Machine:
    """A process on a machine whose load is up to the test."""

    def __init__(self) -> None:
        self.wall = self.processor = self.without_a_core = 0.0
        self.ready = False

    def read(self) -> Reading:
        return Reading(self.wall, self.processor, self.without_a_core, self.ready)

    def passes(self, seconds: float, *, computing: float = 0.0, starving: float = 0.0) -> None:
        self.wall += seconds
        self.processor += computing * seconds
        self.without_a_core += starving * seconds


@pytest.fixture
def machine() -> Machine:
    return Machine()


def verdicts(
    machine: Machine, clock: Clock, seconds: float, every: float = INTERVAL, **doing: float
) -> Iterator[Verdict]:
    """What is found when somebody looks `every` so many seconds."""
    for _ in range(round(seconds / every)):
        machine.passes(every, **doing)
        if (verdict := clock.look()) is not None:
            yield verdict


def first(machine: Machine, clock: Clock, seconds: float, every: float = INTERVAL, **doing: float) -> Verdict | None:
    return next(verdicts(machine, clock, seconds, every, **doing), None)


def begun(machine: Machine, seconds: float = 2.0) -> Clock:
    clock = Clock(machine.read)
    clock.begin(seconds, machine.processor)
    return clock


def test_who_computes_longer_than_allowed_is_stopped(machine: Machine) -> None:
    clock = begun(machine)
    assert first(machine, clock, 1.9, computing=1.0) is None
    assert first(machine, clock, 0.3, computing=1.0) == "computed"


@pytest.mark.parametrize("cores", [0.5, 0.1, 0.02])
def test_on_a_busy_machine_the_same_computation_is_allowed(machine: Machine, cores: float) -> None:
    clock = begun(machine)
    assert first(machine, clock, 1.9 / cores, computing=cores, starving=1 - cores) is None
    assert first(machine, clock, 0.3 / cores, computing=cores, starving=1 - cores) == "computed"


def test_waiting_has_one_limit_whatever_the_budget(machine: Machine) -> None:
    for budget in (0.1, 2.0, 100.0):
        clock = begun(machine, budget)
        assert first(machine, clock, MOST_WAITING - 1) is None
        assert first(machine, clock, 2) == "waited"


def test_a_process_that_gets_no_core_does_not_wait(machine: Machine) -> None:
    assert first(machine, begun(machine), 10 * MOST_WAITING, starving=1.0) is None


def test_linux_tells_only_afterwards_how_long_a_process_was_without_a_core(machine: Machine) -> None:
    clock = begun(machine)
    for _ in range(10):
        machine.ready = True
        assert first(machine, clock, 5.0) is None
        machine.passes(INTERVAL, computing=0.1)
        machine.without_a_core += 5.0
        machine.ready = False
        assert clock.look() is None


def test_a_process_that_was_without_a_core_may_not_wait_longer_for_that(machine: Machine) -> None:
    clock = begun(machine)
    machine.without_a_core += 1000.0
    assert first(machine, clock, 2 * MOST_WAITING + 1) == "waited"


def test_a_grader_that_comes_late_to_look_takes_it_for_no_waiting(machine: Machine) -> None:
    """A busy machine lets the grader look every five seconds only: what happened meanwhile, nobody knows."""
    assert first(machine, begun(machine), 5 * MOST_WAITING, every=5.0) is None


def test_the_graders_own_time_is_no_waiting(machine: Machine) -> None:
    clock = begun(machine)
    for _ in range(100):
        machine.passes(1.0)
        clock.skip()
        assert clock.look() is None


def test_what_a_busy_machine_never_lets_be_decided_is_said(machine: Machine) -> None:
    clock = begun(machine, 1.0)
    assert first(machine, clock, 1000, every=1.0, computing=0.0001, starving=0.9999) == "starved"


def test_every_request_begins_anew(machine: Machine) -> None:
    clock = begun(machine)
    for _ in range(5):
        assert first(machine, clock, MOST_WAITING - 1) is None
        clock.begin(2.0, machine.processor)
    assert clock.waited == pytest.approx(5 * (MOST_WAITING - 1), abs=1)


def test_who_waits_a_little_in_every_call_does_not_do_so_for_ever(machine: Machine) -> None:
    clock = begun(machine)
    for _ in range(1000):
        if first(machine, clock, 1.0) == "waited":
            break
        clock.begin(2.0, machine.processor)
    assert clock.waited == pytest.approx(MOST_WAITING_IN_ALL, abs=1)
