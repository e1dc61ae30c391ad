"""tasks: 3
de: Die erste Schicht fehlt: die von den Merkmalen zur ersten verdeckten. Zähle ab 0.
en: The first layer is missing: the one from the features to the first hidden layer. Count from 0.
"""


def parameter_shapes(n_features, hidden_layer_sizes, n_classes):
    n_outputs = 1 if n_classes == 2 else n_classes
    sizes = [*hidden_layer_sizes, n_outputs]
    return [((n_in, n_out), (n_out,)) for n_in, n_out in zip(sizes, sizes[1:])]
