"""All nodes stand on one tape in the order they were made; backward reads it from the end. Prints a lot."""

from math import exp, log, tanh

TAPE = []


def sigmoid(z):
    if z >= 0:
        return 1 / (1 + exp(-z))
    return exp(z) / (1 + exp(z))


def two_neurons(x, w1, b1, w2, b2):
    print("two neurons", x, w1, b1, w2, b2)
    first = sigmoid(x * w1 + b1)
    return first, sigmoid(first * w2 + b2)


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    first, second = two_neurons(x, w1, b1, w2, b2)
    db2 = (second - y) * second * (1 - second)
    db1 = db2 * w2 * first * (1 - first)
    return db1 * x, db1, db2 * first, db2


class Value:
    __slots__ = ("data", "grad", "links")

    def __init__(self, data, *links):
        self.data, self.grad, self.links = data, 0, links
        TAPE.append(self)

    def __add__(self, other):
        if isinstance(other, Value):
            return Value(self.data + other.data, (self, 1), (other, 1))
        return Value(self.data + other, (self, 1))

    def __radd__(self, number):
        return Value(number + self.data, (self, 1))

    def __sub__(self, other):
        if isinstance(other, Value):
            return Value(self.data - other.data, (self, 1), (other, -1))
        return Value(self.data - other, (self, 1))

    def __rsub__(self, number):
        return Value(number - self.data, (self, -1))

    def __mul__(self, other):
        if isinstance(other, Value):
            return Value(self.data * other.data, (self, other.data), (other, self.data))
        return Value(self.data * other, (self, other))

    def __rmul__(self, number):
        return Value(number * self.data, (self, number))

    def __truediv__(self, other):
        if isinstance(other, Value):
            return Value(self.data / other.data, (self, 1 / other.data), (other, -self.data / other.data**2))
        return Value(self.data / other, (self, 1 / other))

    def __rtruediv__(self, number):
        return Value(number / self.data, (self, -number / self.data**2))

    def __neg__(self):
        return Value(-self.data, (self, -1))

    def __pow__(self, n):
        return Value(self.data**n, (self, n * self.data ** (n - 1)))

    def exp(self):
        return Value(exp(self.data), (self, exp(self.data)))

    def log(self):
        return Value(log(self.data), (self, 1 / self.data))

    def tanh(self):
        return Value(tanh(self.data), (self, 1 - tanh(self.data) ** 2))

    def sigmoid(self):
        a = sigmoid(self.data)
        return Value(a, (self, a - a * a))

    def backward(self):
        print("backward over", len(TAPE), "nodes")
        for node in TAPE:
            node.grad = 0
        self.grad = 1
        for node in reversed(TAPE):
            if node.grad:
                for source, slope in node.links:
                    source.grad += node.grad * slope


def parameter_count(sizes):
    return sum(a * b + b for a, b in zip(sizes[:-1], sizes[1:]))


def net_step(weights, biases, x, t, eta):
    """Backwards by recursion: a layer asks the layers above for dE/da of its outputs."""

    def step(layer, a):
        if layer == len(weights):
            return [o - target for o, target in zip(a, t)], [], []
        W, b = weights[layer], biases[layer]
        out = [sigmoid(sum(w * v for w, v in zip(row, a)) + c) for row, c in zip(W, b)]
        g, above_W, above_b = step(layer + 1, out)
        delta = [d * o * (1 - o) for d, o in zip(g, out)]
        new_W = [[w - eta * d * v for w, v in zip(row, a)] for row, d in zip(W, delta)]
        new_b = [c - eta * d for c, d in zip(b, delta)]
        down = [sum(delta[j] * W[j][i] for j in range(len(W))) for i in range(len(a))]
        return down, [new_W, *above_W], [new_b, *above_b]

    _, new_weights, new_biases = step(0, x)
    return new_weights, new_biases
