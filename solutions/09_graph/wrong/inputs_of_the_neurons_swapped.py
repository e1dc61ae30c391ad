"""tasks: 1
de: Die Eingaben der beiden Neuronen sind vertauscht: Zu w₁ gehört x, zu w₂ gehört a₁.
en: The inputs of the two neurons are swapped: x belongs to w₁, a₁ belongs to w₂.
"""


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    a1, a2 = two_neurons(x, w1, b1, w2, b2)
    delta2 = (a2 - y) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    return delta1 * a1, delta1, delta2 * x, delta2
