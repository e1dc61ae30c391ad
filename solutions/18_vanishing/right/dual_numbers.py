"""Derivatives by complex numbers: the imaginary part of f(z + ih) is h f'(z); one bias after the other."""

import numpy as np

H = 1e-30


def activation(z, name):
    if name == "sigmoid":
        return np.reciprocal(1.0 + np.exp(-np.clip(z, -700, None)))
    if name == "tanh":
        return np.tanh(z)
    if name == "relu":
        return np.array(np.fmax(0.0, z))
    if name == "softplus":
        return np.logaddexp(z, 0.0)
    return np.multiply(z, 1.0)


def complex_value(z, name):
    """For complex z whose imaginary part is tiny."""
    x = z.real
    if name == "sigmoid":
        flipped = np.where(x < 0, z, -z)
        e = np.exp(flipped)
        return np.where(x < 0, e, 1) / (1 + e)
    if name == "tanh":
        e = np.exp(np.where(x < 0, 2 * z, -2 * z))
        return np.where(x < 0, -1, 1) * (1 - e) / (1 + e)
    if name == "relu":
        return np.where(x > 0, z, 0)
    if name == "softplus":
        return np.where(x > 0, z, 0) + np.log(1 + np.exp(np.where(x > 0, -z, z)))
    return z


def derivative(z, name):
    return np.array(complex_value(z + 1j * H, name).imag / H)


def softmax(z):
    z = z - np.amax(z, axis=-1, keepdims=True)
    return np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)


def log_softmax(z):
    top = np.amax(z, axis=-1, keepdims=True)
    return z - top - np.log(np.exp(z - top) @ np.ones((z.shape[-1], 1)))


def collapse(weights, biases):
    if len(weights) == 1:
        return np.copy(weights[0]), np.copy(biases[0])
    W = np.linalg.multi_dot(weights[::-1])
    b = biases[-1].copy()
    for layer in range(len(weights) - 1):
        rest = np.eye(len(b))
        for later in weights[:layer:-1]:
            rest = rest @ later
        b = b + rest @ biases[layer]
    return W, b


def chain_forward(w, b, x):
    z = np.zeros_like(w)
    a = np.zeros_like(w)
    for layer in range(w.size):
        z[layer] = b[layer] + w[layer] * (x if layer == 0 else a[layer - 1])
        a[layer] = activation(z[layer], "sigmoid")
    return z, a


def chain_gradient(w, z, dC_da):
    slopes = derivative(z, "sigmoid")
    jacobian = np.eye(len(w))  # d z_m / d b_l
    for m in range(1, len(w)):
        jacobian[m] += w[m] * slopes[m - 1] * jacobian[m - 1]
    return dC_da * slopes[-1] * jacobian[-1]


def gradient_norms(weights, biases, x, name, dC_da):
    norms = []
    for layer in range(len(weights)):
        gradient = np.zeros(len(biases[layer]))
        for i in range(len(gradient)):
            a = x
            for m in range(len(weights)):
                z = weights[m] @ a + biases[m] + 0j
                if m == layer:
                    z[i] += 1j * H
                a = complex_value(z, name)
            gradient[i] = dC_da @ a.imag / H
        norms.append(np.linalg.norm(gradient))
    return np.array(norms)
