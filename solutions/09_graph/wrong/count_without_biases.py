"""tasks: 3
de: Du zählst nur die Gewichte. Jedes Neuron außer den Eingaben hat noch einen Bias.
en: You count the weights only. Every neuron but the inputs has a bias as well.
"""


def parameter_count(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:]))
