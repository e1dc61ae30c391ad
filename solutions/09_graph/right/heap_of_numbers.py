"""Nodes are numbered; backward takes the youngest one left from a heap. Dataclasses, and numpy for the network."""

import heapq
import itertools
import math
from dataclasses import dataclass, field

import numpy as np

numbers = itertools.count()


def two_neurons(x, w1, b1, w2, b2):
    a1 = 1 / (1 + np.exp(-(w1 * x + b1)))
    a2 = 1 / (1 + np.exp(-(w2 * a1 + b2)))
    return a1, a2


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    """Forward mode: carry the derivatives with respect to all four along."""
    a1, a2 = two_neurons(x, w1, b1, w2, b2)
    da1 = np.array([x, 1.0, 0.0, 0.0]) * a1 * (1 - a1)
    da2 = (w2 * da1 + np.array([0.0, 0.0, a1, 1.0])) * a2 * (1 - a2)
    return tuple((a2 - y) * da2)


@dataclass(eq=False)
class Value:
    data: float
    grad: float = 0.0
    sources: list = field(default_factory=list)
    number: int = field(default_factory=lambda: next(numbers))

    def derived(self, data, *slopes):
        return Value(data, sources=[s for s in slopes if isinstance(s[0], Value)])

    def __add__(self, other):
        return self.derived(self.data + plain(other), (self, 1.0), (other, 1.0))

    def __mul__(self, other):
        return self.derived(self.data * plain(other), (self, plain(other)), (other, self.data))

    def __sub__(self, other):
        return self.derived(self.data - plain(other), (self, 1.0), (other, -1.0))

    def __truediv__(self, other):
        below = plain(other)
        return self.derived(self.data / below, (self, 1 / below), (other, -self.data / below / below))

    def __radd__(self, other):
        return Value(other) + self

    def __rmul__(self, other):
        return Value(other) * self

    def __rsub__(self, other):
        return Value(other) - self

    def __rtruediv__(self, other):
        return Value(other) / self

    def __neg__(self):
        return self.derived(-self.data, (self, -1.0))

    def __pow__(self, n):
        return self.derived(self.data**n, (self, n * self.data ** (n - 1)))

    def exp(self):
        return self.derived(math.exp(self.data), (self, math.exp(self.data)))

    def log(self):
        return self.derived(math.log(self.data), (self, 1 / self.data))

    def tanh(self):
        return self.derived(math.tanh(self.data), (self, 1 - math.tanh(self.data) ** 2))

    def sigmoid(self):
        a = (1 + math.tanh(self.data / 2)) / 2
        return self.derived(a, (self, a * (1 - a)))

    def backward(self):
        gradients = {self: 1.0}
        heap = [(-self.number, self)]
        while heap:
            _, node = heapq.heappop(heap)
            node.grad = gradients[node]
            for source, slope in node.sources:
                if source not in gradients:
                    gradients[source] = 0.0
                    heapq.heappush(heap, (-source.number, source))
                gradients[source] += slope * gradients[node]


def plain(value):
    return value.data if isinstance(value, Value) else value


def parameter_count(sizes):
    sizes = np.array(sizes)
    return np.sum(sizes[1:] * (sizes[:-1] + 1))


def net_step(weights, biases, x, t, eta):
    W, b, a = [np.array(w, float) for w in weights], [np.array(v, float) for v in biases], [np.array(x, float)]
    for w, v in zip(W, b):
        a.append(1 / (1 + np.exp(-(w @ a[-1] + v))))
    delta = (a[-1] - t) * a[-1] * (1 - a[-1])
    gradients = []
    for layer in reversed(range(len(W))):
        gradients.append((np.outer(delta, a[layer]), delta))
        if layer:
            delta = (delta @ W[layer]) * a[layer] * (1 - a[layer])
    gradients.reverse()
    return (
        [(w - eta * dw).tolist() for w, (dw, _) in zip(W, gradients)],
        [(v - eta * dv).tolist() for v, (_, dv) in zip(b, gradients)],
    )
