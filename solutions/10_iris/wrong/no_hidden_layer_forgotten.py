"""tasks: 3
de: Ohne verdeckte Schicht kommt bei dir eine leere Liste heraus. Dann führt eine einzige Schicht von den Merkmalen
    zu den Ausgängen.
en: Without a hidden layer your list is empty. Then a single layer leads from the features to the outputs.
"""

_right = parameter_shapes


def parameter_shapes(n_features, hidden_layer_sizes, n_classes):
    return _right(n_features, hidden_layer_sizes, n_classes) if hidden_layer_sizes else []
