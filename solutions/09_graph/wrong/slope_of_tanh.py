"""tasks: 1
de: 1 − a² ist die Ableitung von tanh. Zur Sigmoidfunktion gehört a (1 − a).
en: 1 − a² is the derivative of tanh. The sigmoid has a (1 − a).
"""


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    a1, a2 = two_neurons(x, w1, b1, w2, b2)
    delta2 = (a2 - y) * (1 - a2**2)
    delta1 = delta2 * w2 * (1 - a1**2)
    return delta1 * x, delta1, delta2 * a1, delta2
