"""tasks: 3
de: Du zählst einen Bias je Schicht. Jedes Neuron hat seinen eigenen.
en: You count one bias per layer. Every neuron has its own.
"""


def parameter_count(sizes):
    return sum(a * b + 1 for a, b in zip(sizes, sizes[1:]))
