"""tasks: 1
de: Die vier Zahlen stimmen, ihre Reihenfolge nicht. Verlangt ist w₁, b₁, w₂, b₂; du gibst w₁, w₂, b₁, b₂ zurück.
en: The four numbers are right, their order is not. Asked for is w₁, b₁, w₂, b₂; you return w₁, w₂, b₁, b₂.
"""


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    a1, a2 = two_neurons(x, w1, b1, w2, b2)
    delta2 = (a2 - y) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    return delta1 * x, delta2 * a1, delta1, delta2
