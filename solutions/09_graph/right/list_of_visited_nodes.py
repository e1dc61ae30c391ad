"""As somebody writes it who meets classes for the first time: a list of visited nodes, long loops, properties."""

import math


def my_sigmoid(number):
    result = 1 / (1 + math.exp(-number))
    return result


def two_neurons(x, w1, b1, w2, b2):
    z1 = w1 * x + b1
    a1 = my_sigmoid(z1)
    z2 = w2 * a1 + b2
    a2 = my_sigmoid(z2)
    return a1, a2


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    a1, a2 = two_neurons(x, w1, b1, w2, b2)
    dE_dz2 = (a2 - y) * a2 * (1 - a2)
    dE_dw2 = dE_dz2 * a1
    dE_db2 = dE_dz2
    dE_da1 = dE_dz2 * w2
    dE_dz1 = dE_da1 * a1 * (1 - a1)
    dE_dw1 = dE_dz1 * x
    dE_db1 = dE_dz1
    return dE_dw1, dE_db1, dE_dw2, dE_db2


class Value:
    def __init__(self, data):
        self._data = float(data)
        self._grad = 0.0
        self.left = None
        self.right = None
        self.left_slope = None
        self.right_slope = None
        self.finished = False

    @property
    def data(self):
        return self._data

    @data.setter
    def data(self, number):
        self._data = float(number)

    @property
    def grad(self):
        return self._grad

    def new(self, data, left_slope, right=None, right_slope=None):
        value = Value(data)
        value.left = self
        value.left_slope = left_slope
        value.right = right
        value.right_slope = right_slope
        return value

    def __add__(self, other):
        if type(other) is not Value:
            other = Value(other)
        return self.new(self.data + other.data, 1.0, other, 1.0)

    def __radd__(self, other):
        return self.__add__(other)

    def __sub__(self, other):
        if type(other) is not Value:
            other = Value(other)
        return self.new(self.data - other.data, 1.0, other, -1.0)

    def __rsub__(self, other):
        return Value(other).__sub__(self)

    def __mul__(self, other):
        if type(other) is not Value:
            other = Value(other)
        return self.new(self.data * other.data, other.data, other, self.data)

    def __rmul__(self, other):
        return self.__mul__(other)

    def __truediv__(self, other):
        if type(other) is not Value:
            other = Value(other)
        return self.new(self.data / other.data, 1 / other.data, other, -self.data / other.data**2)

    def __rtruediv__(self, other):
        return Value(other).__truediv__(self)

    def __neg__(self):
        return self.new(-self.data, -1.0)

    def __pow__(self, n):
        return self.new(self.data**n, n * self.data ** (n - 1))

    def exp(self):
        return self.new(math.exp(self.data), math.exp(self.data))

    def log(self):
        return self.new(math.log(self.data), 1 / self.data)

    def tanh(self):
        return self.new(math.tanh(self.data), 1 - math.tanh(self.data) ** 2)

    def sigmoid(self):
        return self.new(my_sigmoid(self.data), my_sigmoid(self.data) * (1 - my_sigmoid(self.data)))

    def backward(self):
        visited = []
        finished = []
        stack = [self]
        while len(stack) > 0:
            node = stack[-1]
            if node not in visited:
                visited.append(node)
                if node.left is not None:
                    stack.append(node.left)
                if node.right is not None:
                    stack.append(node.right)
            else:
                stack.pop()
                if not node.finished:
                    node.finished = True
                    finished.append(node)
        for node in finished:
            node._grad = 0.0
            node.finished = False
        self._grad = 1.0
        for i in range(len(finished) - 1, -1, -1):
            node = finished[i]
            if node.left is not None:
                node.left._grad += node._grad * node.left_slope
            if node.right is not None:
                node.right._grad += node._grad * node.right_slope


def parameter_count(sizes):
    number = 0
    for layer in range(len(sizes) - 1):
        for neuron in range(sizes[layer + 1]):
            number = number + sizes[layer]
            number = number + 1
    return number


def net_step(weights, biases, x, t, eta):
    all_outputs = [x]
    for layer in range(len(weights)):
        outputs = []
        for j in range(len(weights[layer])):
            z = biases[layer][j]
            for i in range(len(weights[layer][j])):
                z = z + weights[layer][j][i] * all_outputs[layer][i]
            outputs.append(my_sigmoid(z))
        all_outputs.append(outputs)
    errors = []
    for k in range(len(t)):
        errors.append(all_outputs[-1][k] - t[k])
    new_weights = []
    new_biases = []
    for layer in range(len(weights) - 1, -1, -1):
        deltas = []
        for j in range(len(weights[layer])):
            a = all_outputs[layer + 1][j]
            deltas.append(errors[j] * a * (1 - a))
        rows = []
        row_of_biases = []
        for j in range(len(weights[layer])):
            row = []
            for i in range(len(weights[layer][j])):
                row.append(weights[layer][j][i] - eta * deltas[j] * all_outputs[layer][i])
            rows.append(row)
            row_of_biases.append(biases[layer][j] - eta * deltas[j])
        new_weights.append(rows)
        new_biases.append(row_of_biases)
        errors = []
        for i in range(len(all_outputs[layer])):
            error = 0
            for j in range(len(deltas)):
                error = error + deltas[j] * weights[layer][j][i]
            errors.append(error)
    new_weights.reverse()
    new_biases.reverse()
    return new_weights, new_biases
