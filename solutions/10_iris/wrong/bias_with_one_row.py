"""tasks: 3
de: Die Form der Biaswerte ist bei dir (1, n). In intercepts_ stehen eindimensionale Arrays: (n,).
en: The shape of your biases is (1, n). intercepts_ holds one-dimensional arrays: (n,).
"""


def parameter_shapes(n_features, hidden_layer_sizes, n_classes):
    n_outputs = 1 if n_classes == 2 else n_classes
    sizes = [n_features, *hidden_layer_sizes, n_outputs]
    return [((n_in, n_out), (1, n_out)) for n_in, n_out in zip(sizes, sizes[1:])]
