"""Classes for activation functions and layers; the way back is a method of the layer."""

import numpy as np


class Sigmoid:
    def value(self, z):
        with np.errstate(over="ignore"):
            return 1.0 / (1.0 + np.exp(-z))

    def slope(self, z):
        a = self.value(z)
        return a - a * a


class Tanh:
    def value(self, z):
        return np.tanh(z)

    def slope(self, z):
        return 1.0 - np.tanh(z) * np.tanh(z)


class Relu:
    def value(self, z):
        result = np.array(z, copy=True)
        result[result < 0] = 0.0
        return result

    def slope(self, z):
        return np.sign(self.value(z))


class Softplus:
    def value(self, z):
        # for large z nothing is left of the logarithm but z
        large = z > 40
        return np.where(large, z, np.log1p(np.exp(np.where(large, 0.0, z))))

    def slope(self, z):
        return Sigmoid().value(z)


class Linear:
    def value(self, z):
        return z.copy()

    def slope(self, z):
        return np.full(z.shape, 1.0)


KINDS = {kind.__name__.lower(): kind() for kind in (Sigmoid, Tanh, Relu, Softplus, Linear)}


def activation(z, name):
    return KINDS[name].value(z)


def derivative(z, name):
    return KINDS[name].slope(z)


class Row:
    def __init__(self, numbers):
        self.top = numbers.max()
        self.rest = numbers - self.top
        self.total = np.exp(self.rest).sum()

    def probabilities(self):
        return np.exp(self.rest) / self.total

    def logarithms(self):
        return self.rest - np.log(self.total)


def softmax(z):
    return np.apply_along_axis(lambda row: Row(row).probabilities(), -1, z)


def log_softmax(z):
    return np.apply_along_axis(lambda row: Row(row).logarithms(), -1, z)


class Layer:
    def __init__(self, W, b, kind):
        self.W, self.b, self.kind = W, b, kind

    def forward(self, a):
        self.z = self.W @ a + self.b
        return self.kind.value(self.z)

    def backward(self, arriving):
        self.delta = arriving * self.kind.slope(self.z)
        return self.delta @ self.W


def network(weights, biases, name):
    return [Layer(W, b, KINDS[name]) for W, b in zip(weights, biases)]


def collapse(weights, biases):
    """What the layers make of 0 is b; what they make of every unit vector, less b, is a column of W."""

    def through(x):
        for layer in network(weights, biases, "linear"):
            x = layer.forward(x)
        return x

    n = weights[0].shape[1]
    b = through(np.zeros(n))
    return np.column_stack([through(unit) - b for unit in np.eye(n)]), b


def chain(w, b):
    return network([np.array([[v]]) for v in w], [np.array([v]) for v in b], "sigmoid")


def chain_forward(w, b, x):
    layers, a, outputs = chain(w, b), np.array([x]), []
    for layer in layers:
        a = layer.forward(a)
        outputs.append(a[0])
    return np.array([layer.z[0] for layer in layers]), np.array(outputs)


def chain_gradient(w, z, dC_da):
    layers = chain(w, np.zeros(len(w)))
    arriving = np.array([dC_da])
    for layer, value in list(zip(layers, z))[::-1]:
        layer.z = np.array([value])
        arriving = layer.backward(arriving)
    return np.array([layer.delta[0] for layer in layers])


def gradient_norms(weights, biases, x, name, dC_da):
    layers = network(weights, biases, name)
    for layer in layers:
        x = layer.forward(x)
    for layer in layers[::-1]:
        dC_da = layer.backward(dC_da)
    return np.array([np.hypot.reduce(layer.delta) for layer in layers])
