"""tasks: 1
de: Bei den Biaswerten nimmst du δ noch mit b mal. In z = w x + b steht vor b eine 1, also ist die Ableitung nach b
    einfach δ.
en: For the biases you multiply δ by b. In z = w x + b there is a 1 before b, so the derivative with respect to b is
    just δ.
"""


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    a1, a2 = two_neurons(x, w1, b1, w2, b2)
    delta2 = (a2 - y) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    return delta1 * x, delta1 * b1, delta2 * a1, delta2 * b2
