"""tasks: 1
de: Du rechnest mit a² (oder a · a) statt mit a (1 − a). Bei a = ½ ist beides gleich, sonst nicht.
en: You compute with a² (or a · a) instead of a (1 − a). At a = ½ the two are equal, elsewhere they are not.
"""


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    a1, a2 = two_neurons(x, w1, b1, w2, b2)
    delta2 = (a2 - y) * a2 * a2
    delta1 = delta2 * w2 * a1 * a1
    return delta1 * x, delta1, delta2 * a1, delta2
