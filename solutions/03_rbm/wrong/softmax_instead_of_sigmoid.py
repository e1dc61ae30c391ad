"""tasks: 1, 2, 4, 5
de: Du nimmst die Softmax-Funktion, als wäre genau ein Neuron an. Hier ist jedes Neuron für sich an oder aus: Sigmoid,
    Element für Element.
en: You use softmax, as if exactly one unit were on. Here every unit is on or off by itself: sigmoid, element by
    element.
"""

import numpy as np


def sigmoid(x):
    powers = np.exp(x - x.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)
