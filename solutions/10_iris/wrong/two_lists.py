"""tasks: 3
de: Du gibst zwei Listen zurück, erst alle Matrizen, dann alle Biaswerte. Verlangt ist ein Paar je Schicht.
en: You return two lists, first all matrices, then all biases. Asked for is one pair per layer.
"""

_right = parameter_shapes


def parameter_shapes(n_features, hidden_layer_sizes, n_classes):
    layers = _right(n_features, hidden_layer_sizes, n_classes)
    return [weight for weight, _ in layers], [bias for _, bias in layers]
