"""Splits the work over helpers, a dataclass, a decorator and a cache."""

import functools
import time
from dataclasses import dataclass, field


def timed(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        began = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            print(f"{function.__name__}: {time.perf_counter() - began:.6f} s")

    return inner


@functools.lru_cache(maxsize=None)
def sign(positive):
    return 1 if positive else 0


@dataclass
class Neuron:
    w: np.ndarray
    history: list = field(default_factory=list)

    def output(self, x):
        return sign(bool(self.w[0] + self.w[1:] @ x > 0))

    def learn(self, x, t):
        delta = t - self.output(x)
        self.w = self.w + delta * np.r_[1.0, x]
        return delta != 0


def perceptron_update(w, x, target):
    neuron = Neuron(np.array(w, dtype=float))
    neuron.learn(x, target)
    return neuron.w.copy()


@timed
def perceptron_fit(X, targets, max_epochs=100):
    neuron = Neuron(np.zeros(X.shape[1] + 1))
    for _ in range(max_epochs):
        neuron.history.append(sum(neuron.learn(x, t) for x, t in zip(X, targets)))
        if not neuron.history[-1]:
            break
    return neuron.w, neuron.history
