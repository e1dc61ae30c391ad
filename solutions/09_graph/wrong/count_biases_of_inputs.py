"""tasks: 3
de: Du zählst auch für die Eingaben Biaswerte. Eingaben sind keine Neuronen, sie haben keinen.
en: You count biases for the inputs, too. Inputs are no neurons, they have none.
"""


def parameter_count(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:])) + sum(sizes)
