"""tasks: 1
de: Deine Ableitungen haben das falsche Vorzeichen. Die Ableitung von ½ (a₂ − y)² nach a₂ ist a₂ − y, nicht y − a₂.
en: Your derivatives have the wrong sign. The derivative of ½ (a₂ − y)² with respect to a₂ is a₂ − y, not y − a₂.
"""


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    a1, a2 = two_neurons(x, w1, b1, w2, b2)
    delta2 = (y - a2) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    return delta1 * x, delta1, delta2 * a1, delta2
