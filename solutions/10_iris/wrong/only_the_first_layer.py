"""tasks: 3
de: Nur die erste Schicht kommt zurück; vermutlich steht das return in der Schleife. Rücke es aus.
en: Only the first layer comes back; probably the return stands inside the loop. Move it out.
"""

_right = parameter_shapes


def parameter_shapes(n_features, hidden_layer_sizes, n_classes):
    return _right(n_features, hidden_layer_sizes, n_classes)[:1]
