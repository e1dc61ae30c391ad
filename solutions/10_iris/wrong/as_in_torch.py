"""tasks: 3
de: Deine Formen sind (Ausgang, Eingang), wie bei nn.Linear. scikit-learn hält sie als (Eingang, Ausgang).
en: Your shapes are (out, in), as in nn.Linear. scikit-learn holds them as (in, out).
"""


def parameter_shapes(n_features, hidden_layer_sizes, n_classes):
    n_outputs = 1 if n_classes == 2 else n_classes
    sizes = [n_features, *hidden_layer_sizes, n_outputs]
    return [((n_out, n_in), (n_out,)) for n_in, n_out in zip(sizes, sizes[1:])]
