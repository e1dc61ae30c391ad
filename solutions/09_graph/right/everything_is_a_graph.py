"""The class comes first; the two neurons and the network are graphs of its nodes and derive themselves."""

import math


class Node:
    def __init__(self, data, sources=()):
        self.data = data
        self.grad = 0.0
        self.sources = sources


class Add(Node):
    def __init__(self, x, y):
        super().__init__(x.data + y.data, (x, y))

    def slopes(self):
        return 1, 1


class Multiply(Node):
    def __init__(self, x, y):
        super().__init__(x.data * y.data, (x, y))

    def slopes(self):
        x, y = self.sources
        return y.data, x.data


class Power(Node):
    def __init__(self, x, n):
        super().__init__(x.data**n, (x,))
        self.n = n

    def slopes(self):
        return (self.n * self.sources[0].data ** (self.n - 1),)


class Function(Node):
    def __init__(self, x, data, slope):
        super().__init__(data, (x,))
        self.slope = slope

    def slopes(self):
        return (self.slope,)


class Value(Node):
    def __init__(self, data):
        super().__init__(data)

    def slopes(self):
        return ()


def lift(x):
    return x if isinstance(x, Node) else Value(x)


def backward(self):
    order, done, stack = [], set(), [iter((self,))]
    path = []
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
            if path:
                order.append(path.pop())
        elif id(node) not in done:
            done.add(id(node))
            path.append(node)
            stack.append(iter(node.sources))
    grads = {id(node): 0.0 for node in order}
    grads[id(self)] = 1.0
    for node in order[::-1]:
        node.grad = grads[id(node)]
        for source, slope in zip(node.sources, node.slopes()):
            grads[id(source)] += slope * node.grad


Node.__add__ = Node.__radd__ = lambda x, y: Add(x, lift(y))
Node.__mul__ = Node.__rmul__ = lambda x, y: Multiply(x, lift(y))
Node.__neg__ = lambda x: x * -1
Node.__sub__ = lambda x, y: x + -lift(y)
Node.__rsub__ = lambda x, y: lift(y) + -x
Node.__pow__ = lambda x, n: Power(x, n)
Node.__truediv__ = lambda x, y: x * lift(y) ** -1
Node.__rtruediv__ = lambda x, y: lift(y) * x**-1
Node.exp = lambda x: Function(x, math.exp(x.data), math.exp(x.data))
Node.log = lambda x: Function(x, math.log(x.data), 1 / x.data)
Node.tanh = lambda x: Function(x, math.tanh(x.data), 1 - math.tanh(x.data) ** 2)
Node.sigmoid = lambda x: 1 / (1 + (-x).exp())
Node.backward = backward


def two_neurons(x, w1, b1, w2, b2):
    a1 = (Value(w1) * x + b1).sigmoid()
    a2 = (w2 * a1 + b2).sigmoid()
    return a1.data, a2.data


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    leaves = w1, b1, w2, b2 = [Value(v) for v in (w1, b1, w2, b2)]
    a1 = (w1 * x + b1).sigmoid()
    a2 = (w2 * a1 + b2).sigmoid()
    error = (a2 - y) ** 2 * 0.5
    error.backward()
    return tuple(leaf.grad for leaf in leaves)


def parameter_count(sizes):
    weights = sum(sizes[i] * sizes[i + 1] for i in range(len(sizes) - 1))
    biases = sum(sizes[1:])
    return weights + biases


def net_step(weights, biases, x, t, eta):
    weights = [[[Value(w) for w in row] for row in rows] for rows in weights]
    biases = [[Value(b) for b in row] for row in biases]
    a = list(x)
    for rows, bias in zip(weights, biases):
        a = [sum([w * v for w, v in zip(row, a)], b).sigmoid() for row, b in zip(rows, bias)]
    error = sum((o - target) ** 2 for o, target in zip(a, t)) / 2
    error.backward()

    def moved(leaf):
        return leaf.data - eta * leaf.grad

    return [[[moved(w) for w in row] for row in rows] for rows in weights], [[moved(b) for b in row] for row in biases]
