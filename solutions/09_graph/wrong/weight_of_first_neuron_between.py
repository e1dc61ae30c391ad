"""tasks: 1
de: Auf dem Weg vom zweiten zum ersten Neuron nimmst du mit w₁ mal. Zwischen den beiden liegt aber w₂.
en: On the way from the second neuron to the first you multiply by w₁. What lies between the two is w₂.
"""


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    a1, a2 = two_neurons(x, w1, b1, w2, b2)
    delta2 = (a2 - y) * a2 * (1 - a2)
    delta1 = delta2 * w1 * a1 * (1 - a1)
    return delta1 * x, delta1, delta2 * a1, delta2
