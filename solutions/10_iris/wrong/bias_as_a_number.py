"""tasks: 3
de: Statt der Form (n,) gibst du für die Biaswerte die Zahl n an. Ein Tupel mit einem Eintrag schreibt man (n,).
en: For the biases you give the number n instead of the shape (n,). A tuple with one entry is written (n,).
"""


def parameter_shapes(n_features, hidden_layer_sizes, n_classes):
    n_outputs = 1 if n_classes == 2 else n_classes
    sizes = [n_features, *hidden_layer_sizes, n_outputs]
    return [((n_in, n_out), n_out) for n_in, n_out in zip(sizes, sizes[1:])]
