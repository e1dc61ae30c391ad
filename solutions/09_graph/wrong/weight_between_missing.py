"""tasks: 1
de: Auf dem Weg vom zweiten zum ersten Neuron fehlt das Gewicht w₂: Es steht in z₂ vor a₁.
en: On the way from the second neuron to the first the weight w₂ is missing: in z₂ it stands before a₁.
"""


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    a1, a2 = two_neurons(x, w1, b1, w2, b2)
    delta2 = (a2 - y) * a2 * (1 - a2)
    delta1 = delta2 * a1 * (1 - a1)
    return delta1 * x, delta1, delta2 * a1, delta2
