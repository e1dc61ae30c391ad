"""tasks: 3
de: Bei zwei Klassen gibst du zwei Ausgänge an. scikit-learn nimmt dann einen einzigen mit der logistischen Funktion.
en: For two classes you give two outputs. scikit-learn then takes a single one with the logistic function.
"""


def parameter_shapes(n_features, hidden_layer_sizes, n_classes):
    n_outputs = n_classes
    sizes = [n_features, *hidden_layer_sizes, n_outputs]
    return [((n_in, n_out), (n_out,)) for n_in, n_out in zip(sizes, sizes[1:])]
