"""tasks: 1
de: Du gibst zuerst die Ableitungen des zweiten Neurons zurück. Gerechnet wird von hinten nach vorn, zurückgegeben in
    der Reihenfolge w₁, b₁, w₂, b₂.
en: You return the derivatives of the second neuron first. One computes from back to front, but returns in the order w₁,
    b₁, w₂, b₂.
"""


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    a1, a2 = two_neurons(x, w1, b1, w2, b2)
    delta2 = (a2 - y) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    return delta2 * a1, delta2, delta1 * x, delta1
