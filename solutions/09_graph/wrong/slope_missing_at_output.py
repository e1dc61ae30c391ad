"""tasks: 1
de: Beim zweiten Neuron fehlt die Ableitung der Sigmoidfunktion, a₂ (1 − a₂). Sie gehört in jede der vier Ableitungen.
en: The derivative of the sigmoid is missing at the second neuron, a₂ (1 − a₂). It belongs to every one of the four
    derivatives.
"""


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    a1, a2 = two_neurons(x, w1, b1, w2, b2)
    delta2 = a2 - y
    delta1 = delta2 * w2 * a1 * (1 - a1)
    return delta1 * x, delta1, delta2 * a1, delta2
