"""tasks: 1
de: In δ₁ steht die Ableitung a₂(1 − a₂) des zweiten Neurons noch einmal. Für das erste gehört a₁(1 − a₁) hin.
en: δ₁ has the derivative a₂(1 − a₂) of the second neuron once more. For the first one it is a₁(1 − a₁).
"""


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    a1, a2 = two_neurons(x, w1, b1, w2, b2)
    delta2 = (a2 - y) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a2 * (1 - a2)
    return delta1 * x, delta1, delta2 * a1, delta2
