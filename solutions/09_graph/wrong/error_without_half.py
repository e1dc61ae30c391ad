"""tasks: 1
de: Deine Ableitungen sind doppelt so groß wie verlangt. Der Fehler ist ½ (a₂ − y)²; das ½ und die 2 aus dem Ableiten
    heben sich auf.
en: Your derivatives are twice as large as asked for. The error is ½ (a₂ − y)²; the ½ and the 2 from differentiating
    cancel.
"""


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    a1, a2 = two_neurons(x, w1, b1, w2, b2)
    delta2 = 2 * (a2 - y) * a2 * (1 - a2)
    delta1 = delta2 * w2 * a1 * (1 - a1)
    return delta1 * x, delta1, delta2 * a1, delta2
