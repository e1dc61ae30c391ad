"""tasks: 1
de: Beim zweiten Neuron fehlt die Sigmoidfunktion. Sie wirkt in beiden Neuronen.
en: The second neuron lacks the sigmoid. It acts in both neurons.
"""

import math


def two_neurons(x, w1, b1, w2, b2):
    a1 = 1 / (1 + math.exp(-(w1 * x + b1)))
    a2 = w2 * a1 + b2
    return a1, a2
