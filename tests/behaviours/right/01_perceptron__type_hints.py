"""Annotates everything, with names that exist for the type checker only."""

from typing import TYPE_CHECKING, Annotated, Final, Literal, NamedTuple, Protocol, TypeAlias, TypeVar, overload

import numpy.typing as npt

if TYPE_CHECKING:
    from somewhere_else import Something

Vector: TypeAlias = npt.NDArray[np.float64]
T = TypeVar("T", bound="Something")
LIMIT: Final[int] = 100


class Trained(NamedTuple):
    w: Vector
    errors_per_epoch: list[int]


class Activation(Protocol):
    def __call__(self, phi: float) -> Literal[0, 1]: ...


def heaviside(phi: Annotated[float, "net input"]) -> Literal[0, 1]:
    answer: Literal[0, 1] = 1 if phi > 0 else 0
    return answer


right_fit = perceptron_fit


def perceptron_fit(X: Vector, targets: npt.NDArray[np.int64], max_epochs: int = LIMIT) -> "Trained | Something":
    return Trained(*right_fit(X, targets, max_epochs))
