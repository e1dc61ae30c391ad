"""tasks: 1
de: Du näherst die Ableitungen durch Differenzen an. Zum Prüfen ist das gut, für neun richtige Stellen reicht es nicht;
    nimm die Kettenregel.
en: You approximate the derivatives by differences. That is good for checking, but it does not give nine right digits;
    use the chain rule.
"""


def two_neurons_gradient(x, y, w1, b1, w2, b2):
    def error(*weights):
        return (two_neurons(x, *weights)[1] - y) ** 2 / 2

    weights, h, slopes = [w1, b1, w2, b2], 1e-5, []
    for i in range(4):
        above, below = list(weights), list(weights)
        above[i] += h
        below[i] -= h
        slopes.append((error(*above) - error(*below)) / (2 * h))
    return tuple(slopes)
