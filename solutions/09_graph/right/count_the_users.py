"""A node is ready when all that use it are done (Kahn's algorithm); derivatives are worked out in backward. Tuples."""

import math
from collections import defaultdict, deque, namedtuple

Rule = namedtuple("Rule", "compute slopes")
RULES = {
    "+": Rule(lambda x, y: x + y, lambda x, y: (1.0, 1.0)),
    "-": Rule(lambda x, y: x - y, lambda x, y: (1.0, -1.0)),
    "*": Rule(lambda x, y: x * y, lambda x, y: (y, x)),
    "/": Rule(lambda x, y: x / y, lambda x, y: (1 / y, -x / (y * y))),
    "exp": Rule(math.exp, lambda x: (math.exp(x),)),
    "log": Rule(math.log, lambda x: (1 / x,)),
    "tanh": Rule(math.tanh, lambda x: (1 / math.cosh(x) ** 2 if abs(x) < 300 else 0.0,)),
    "sigmoid": Rule(lambda x: 1 / (1 + math.exp(-x)), lambda x: (1 / (2 + math.exp(x) + math.exp(-x)),)),
}


def two_neurons(x, w1, b1, w2, b2):
    sigmoid = RULES["sigmoid"].compute
    a1 = sigmoid(w1 * x + b1)
    a2 = sigmoid(w2 * a1 + b2)
    return (a1, a2)


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    (slope,) = RULES["sigmoid"].slopes(w1 * x + b1)
    a1, a2 = two_neurons(x, w1, b1, w2, b2)
    (above,) = RULES["sigmoid"].slopes(w2 * a1 + b2)
    d = (a2 - y) * above
    return (d * w2 * slope * x, d * w2 * slope, d * a1, d)


def node(rule, *operands):
    made = Value(None)
    made.operands = tuple(o if isinstance(o, Value) else Value(o) for o in operands)
    made.rule = rule
    made.data = rule.compute(*(o.data for o in made.operands))
    return made


class Value:
    operands = ()

    def __init__(self, data):
        self.data = data
        self.grad = 0.0

    def __add__(self, other):
        return node(RULES["+"], self, other)

    def __radd__(self, other):
        return node(RULES["+"], other, self)

    def __sub__(self, other):
        return node(RULES["-"], self, other)

    def __rsub__(self, other):
        return node(RULES["-"], other, self)

    def __mul__(self, other):
        return node(RULES["*"], self, other)

    def __rmul__(self, other):
        return node(RULES["*"], other, self)

    def __truediv__(self, other):
        return node(RULES["/"], self, other)

    def __rtruediv__(self, other):
        return node(RULES["/"], other, self)

    def __neg__(self):
        return 0 - self

    def __pow__(self, n):
        return node(Rule(lambda x: x**n, lambda x: (n * x ** (n - 1),)), self)

    def exp(self):
        return node(RULES["exp"], self)

    def log(self):
        return node(RULES["log"], self)

    def tanh(self):
        return node(RULES["tanh"], self)

    def sigmoid(self):
        return node(RULES["sigmoid"], self)

    def backward(self):
        users = defaultdict(int)
        todo, known = deque([self]), {self}
        while todo:
            for operand in todo.popleft().operands:
                users[operand] += 1
                if operand not in known:
                    known.add(operand)
                    todo.append(operand)
        for each in known:
            each.grad = 0.0
        self.grad = 1.0
        ready = deque([self])
        while ready:
            current = ready.popleft()
            if not current.operands:
                continue
            slopes = current.rule.slopes(*(o.data for o in current.operands))
            for operand, slope in zip(current.operands, slopes):
                operand.grad += current.grad * slope
                users[operand] -= 1
                if users[operand] == 0:
                    ready.append(operand)


def parameter_count(sizes):
    if len(sizes) == 1:
        return 0
    first, second, *rest = sizes
    return first * second + second + parameter_count([second, *rest])


def net_step(weights, biases, x, t, eta):
    sigmoid = RULES["sigmoid"].compute
    outputs = [tuple(x)]
    for W, b in zip(weights, biases):
        outputs.append(
            tuple(
                sigmoid(math.fsum([*map(float.__mul__, map(float, row), map(float, outputs[-1])), c]))
                for row, c in zip(W, b)
            )
        )
    error = [o - wanted for o, wanted in zip(outputs[-1], t)]
    layers = []
    for W, b, inside, outside in zip(weights[::-1], biases[::-1], outputs[-2::-1], outputs[::-1]):
        delta = [e * o * (1 - o) for e, o in zip(error, outside)]
        layers.append(
            (
                tuple(tuple(w - eta * d * i for w, i in zip(row, inside)) for row, d in zip(W, delta)),
                tuple(c - eta * d for c, d in zip(b, delta)),
            )
        )
        error = [sum(d * row[i] for d, row in zip(delta, W)) for i in range(len(inside))]
    return tuple(zip(*layers[::-1]))
