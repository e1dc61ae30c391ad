"""tasks: 3
de: Du zählst Neuronen. Gefragt ist nach den Verbindungen zwischen den Schichten und nach den Biaswerten.
en: You count neurons. Asked for are the connections between the layers, and the biases.
"""


def parameter_count(sizes):
    return sum(sizes)
