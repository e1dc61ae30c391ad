"""tasks: 3
de: Die letzte Schicht fehlt: die von der letzten verdeckten zu den Ausgängen.
en: The last layer is missing: the one from the last hidden layer to the outputs.
"""


def parameter_shapes(n_features, hidden_layer_sizes, n_classes):
    sizes = [n_features, *hidden_layer_sizes]
    return [((n_in, n_out), (n_out,)) for n_in, n_out in zip(sizes, sizes[1:])]
