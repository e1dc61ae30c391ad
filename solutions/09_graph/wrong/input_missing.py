"""tasks: 1
de: Bei den Gewichten fehlt die Eingabe des Neurons: Die Ableitung nach w₁ ist δ₁ · x, die nach w₂ ist δ₂ · a₁. Nur bei
    b bleibt δ allein.
en: The weights lack the input of their neuron: the derivative with respect to w₁ is δ₁ · x, that with respect to w₂ is
    δ₂ · a₁. Only for b it is δ alone.
"""


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    a1, a2 = two_neurons(x, w1, b1, w2, b2)
    delta2 = (a2 - y) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    return delta1, delta1, delta2, delta2
