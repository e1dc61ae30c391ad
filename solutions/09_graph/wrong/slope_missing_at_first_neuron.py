"""tasks: 1
de: Beim ersten Neuron fehlt die Ableitung der Sigmoidfunktion, a₁ (1 − a₁). Der Weg zu w₁ und b₁ führt auch durch sie.
en: The derivative of the sigmoid is missing at the first neuron, a₁ (1 − a₁). The path to w₁ and b₁ leads through it as
    well.
"""


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    a1, a2 = two_neurons(x, w1, b1, w2, b2)
    delta2 = (a2 - y) * a2 * (1 - a2)
    delta1 = delta2 * w2
    return delta1 * x, delta1, delta2 * a1, delta2
