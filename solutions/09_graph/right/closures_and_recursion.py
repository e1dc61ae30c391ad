"""Every operation leaves a function behind that knows its own derivative; sorted by recursion, with a higher limit."""

import math
import sys

sys.setrecursionlimit(200_000)


def sigma(z):
    return 0.5 * (1 + math.tanh(z / 2))


def two_neurons(x, w1, b1, w2, b2):
    a1 = sigma(w1 * x + b1)
    return [a1, sigma(w2 * a1 + b2)]


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    a1, a2 = two_neurons(x, w1, b1, w2, b2)
    dE_da2 = a2 - y
    da2_dz2 = a2 * (1 - a2)
    dz2_da1 = w2
    da1_dz1 = a1 * (1 - a1)
    return [
        dE_da2 * da2_dz2 * dz2_da1 * da1_dz1 * x,
        dE_da2 * da2_dz2 * dz2_da1 * da1_dz1,
        dE_da2 * da2_dz2 * a1,
        dE_da2 * da2_dz2,
    ]


class Value:
    def __init__(self, data):
        self.data = data
        self.grad = 0.0
        self._parents = set()
        self._hand_on = lambda: None

    def __repr__(self):
        return f"Value({self.data})"

    @staticmethod
    def _wrap(other):
        return other if isinstance(other, Value) else Value(other)

    def __add__(self, other):
        other = self._wrap(other)
        out = Value(self.data + other.data)
        out._parents = {self, other}

        def hand_on():
            self.grad += out.grad
            other.grad += out.grad

        out._hand_on = hand_on
        return out

    __radd__ = __add__

    def __mul__(self, other):
        other = self._wrap(other)
        out = Value(self.data * other.data)
        out._parents = {self, other}

        def hand_on():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad

        out._hand_on = hand_on
        return out

    __rmul__ = __mul__

    def _function(self, result, slope):
        out = Value(result)
        out._parents = {self}

        def hand_on():
            self.grad += slope() * out.grad

        out._hand_on = hand_on
        return out

    def __pow__(self, n):
        return self._function(self.data**n, lambda: n * self.data ** (n - 1))

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return other + (-self)

    def __truediv__(self, other):
        return self * self._wrap(other) ** -1

    def __rtruediv__(self, other):
        return other * self**-1

    def exp(self):
        return self._function(math.exp(self.data), lambda: math.exp(self.data))

    def log(self):
        return self._function(math.log(self.data), lambda: 1 / self.data)

    def tanh(self):
        return self._function(math.tanh(self.data), lambda: 1 - math.tanh(self.data) ** 2)

    def sigmoid(self):
        return self._function(sigma(self.data), lambda: sigma(self.data) * sigma(-self.data))

    def backward(self):
        topo = []
        visited = set()

        def visit(node):
            if node not in visited:
                visited.add(node)
                for parent in node._parents:
                    visit(parent)
                topo.append(node)

        visit(self)
        for node in topo:
            node.grad = 0.0
        self.grad = 1.0
        while topo:
            topo.pop()._hand_on()


def parameter_count(sizes):
    count = 0
    for i in range(1, len(sizes)):
        count += sizes[i - 1] * sizes[i]
        count += sizes[i]
    return count


def net_step(weights, biases, x, t, eta):
    activations = [list(x)]
    for layer in range(len(weights)):
        a = []
        for j in range(len(weights[layer])):
            z = biases[layer][j]
            for i in range(len(activations[-1])):
                z += weights[layer][j][i] * activations[-1][i]
            a.append(sigma(z))
        activations.append(a)
    deltas = [None] * len(weights)
    for layer in range(len(weights) - 1, -1, -1):
        a = activations[layer + 1]
        deltas[layer] = []
        for j in range(len(a)):
            if layer == len(weights) - 1:
                g = a[j] - t[j]
            else:
                g = 0.0
                for k in range(len(deltas[layer + 1])):
                    g += deltas[layer + 1][k] * weights[layer + 1][k][j]
            deltas[layer].append(g * a[j] * (1 - a[j]))
    new_weights = [[list(row) for row in rows] for rows in weights]
    new_biases = [list(row) for row in biases]
    for layer in range(len(weights)):
        for j in range(len(deltas[layer])):
            new_biases[layer][j] -= eta * deltas[layer][j]
            for i in range(len(activations[layer])):
                new_weights[layer][j][i] -= eta * deltas[layer][j] * activations[layer][i]
    return new_weights, new_biases
